package nl.genaisluis.gateway.start;

import java.util.List;
import java.util.Objects;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.prohibited.ProhibitedConfig;
import nl.genaisluis.policy.semantic.LikeMeaning;

/// How the operator's model of sentences comes into the prohibited-use check.
final class SentenceSetup {
  private static final String FILE = "prohibited.yaml: ";
  private static final String KEY = "sentence_model";

  private SentenceSetup() {}

  /// The jars of the model, each with its digest; nothing without one.
  ///
  /// @throws ConfigException naming what is wrong with the folder
  static List<String> digests(ProhibitedConfig prohibited) {
    ProhibitedConfig.ModelFolder place = prohibited.sentenceModel();
    try {
      return place == null ? List.of() : LikeMeaning.digests(KEY, place.folder());
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(FILE + wrong.getMessage());
    }
  }

  /// What stands in its way, in words for the operator: like every model it is in the register,
  /// approved, and it runs on own machines. Nothing without one.
  static List<String> faults(ProhibitedConfig prohibited, Register register) {
    ProhibitedConfig.ModelFolder place = prohibited.sentenceModel();
    if (place == null) {
      return List.of();
    }
    String key = FILE + KEY + ".model ";
    Model model = register.model(place.model());
    if (model == null) {
      return List.of(key + "is not in models.yaml: " + place.model());
    }
    if (!model.approved()) {
      return List.of(key + "is not approved in models.yaml: " + place.model());
    }
    return register.hostOf(model).hosting().own()
        ? List.of()
        : List.of(key + "needs a host of our own in models.yaml: " + place.model());
  }

  /// True when only a start can take up the other's model: its code is not read again.
  static boolean needsStart(Loaded before, Loaded after) {
    boolean place =
        Objects.equals(before.prohibited().sentenceModel(), after.prohibited().sentenceModel());
    return !place || !jars(before).equals(jars(after));
  }

  private static List<String> jars(Loaded loaded) {
    return loaded.files().stream().filter(file -> file.startsWith(KEY + "/")).toList();
  }
}
