package nl.genaisluis.gateway.start;

import java.util.List;
import java.util.Objects;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.namemodel.NameModels;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalDataConfig;

/// How the personal-data check is made of a configuration.
final class PersonalSetup {
  private static final String FILE = "personal-data.yaml: ";

  private PersonalSetup() {}

  /// The jars of the operator's model of names, each with its digest; nothing without one.
  ///
  /// @throws ConfigException naming what is wrong with the folder
  static List<String> digests(PersonalDataConfig personal) {
    PersonalDataConfig.ModelFolder place = personal.nameModel();
    try {
      return place == null ? List.of() : NameModels.digests(place.folder());
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(FILE + wrong.getMessage());
    }
  }

  /// What stands in the way of the operator's model of names, in words for the operator: like every
  /// model it is in the register, approved, and it runs on own machines. Nothing without one.
  static List<String> faults(PersonalDataConfig personal, Register register) {
    PersonalDataConfig.ModelFolder place = personal.nameModel();
    if (place == null) {
      return List.of();
    }
    Model model = register.model(place.model());
    if (model == null) {
      return List.of(FILE + "name_model.model is not in models.yaml: " + place.model());
    }
    if (!model.approved()) {
      return List.of(FILE + "name_model.model is not approved in models.yaml: " + place.model());
    }
    return register.hostOf(model).hosting().own()
        ? List.of()
        : List.of(
            FILE + "name_model.model needs a host of our own in models.yaml: " + place.model());
  }

  /// Loads the operator's model of names.
  ///
  /// @throws ConfigException naming what is wrong with it
  static NameModels models(Loaded loaded) {
    PersonalDataConfig.ModelFolder place = loaded.personal().nameModel();
    try {
      return place == null ? NameModels.none() : NameModels.load(place.folder(), place.budget());
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(FILE + wrong.getMessage());
    }
  }

  /// The check for another configuration, with the model of names that a start loaded.
  static PersonalData again(PersonalData now, Loaded before, Loaded after) {
    boolean same =
        before.personal().equals(after.personal()) && before.addresses().equals(after.addresses());
    return same ? now : now.with(after.personal(), after.addresses());
  }

  /// True when only a start can take up the other's model of names: its code is not read again.
  static boolean needsStart(Loaded before, Loaded after) {
    boolean place = Objects.equals(before.personal().nameModel(), after.personal().nameModel());
    return !place || !digests(before).equals(digests(after));
  }

  private static List<String> digests(Loaded loaded) {
    return loaded.files().stream().filter(file -> file.startsWith("name_model/")).toList();
  }
}
