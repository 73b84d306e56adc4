package nl.genaisluis.policy.usecase;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Preference;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;

/// One use case beside the register.
final class Fit {
  private final UseCase useCase;
  private final Register register;
  private final List<Misfit> misfits = new ArrayList<>();

  private Fit(UseCase useCase, Register register) {
    this.useCase = useCase;
    this.register = register;
  }

  static List<Misfit> check(UseCase useCase, Register register) {
    Fit fit = new Fit(useCase, register);
    List<Model> models = fit.knownModels();
    fit.ownHostingForPersonalData(models);
    fit.smallestFirst(models);
    fit.dataHasAHost(models);
    return List.copyOf(fit.misfits);
  }

  private List<Model> knownModels() {
    List<Model> known = new ArrayList<>();
    for (String id : useCase.models()) {
      Model model = register.model(id);
      if (model == null) {
        misfit("U-01", "model " + id + " is not in the register");
      } else {
        known.add(model);
      }
    }
    return known;
  }

  private void ownHostingForPersonalData(List<Model> models) {
    if (!useCase.data().leavesPersonalData()) {
      return;
    }
    for (Model model : models) {
      Provider host = register.hostOf(model);
      if (!host.hosting().own()) {
        misfit(
            "U-02",
            "personal data is kept or flagged, and model "
                + model.id()
                + " runs at "
                + host.id()
                + ", which is not own hosting");
      }
    }
  }

  private void smallestFirst(List<Model> models) {
    for (int i = 1; i < models.size(); i++) {
      Model before = models.get(i - 1);
      Model after = models.get(i);
      if (Preference.bySize().compare(before, after) > 0) {
        misfit("U-03", "model " + after.id() + " is smaller than " + before.id() + " before it");
      }
    }
  }

  private void dataHasAHost(List<Model> models) {
    if (useCase.term().status() != Term.Status.ACTIVE || models.isEmpty()) {
      return;
    }
    boolean hosted =
        models.stream()
            .anyMatch(
                model -> register.hostOf(model).dataClassMax().covers(useCase.data().highest()));
    if (!hosted) {
      misfit("U-04", "no host of its models may hold data of class " + useCase.data().highest());
    }
  }

  private void misfit(String rule, String explanation) {
    misfits.add(new Misfit(useCase.id(), rule, explanation));
  }
}
