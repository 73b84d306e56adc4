package nl.genaisluis.policy;

import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;

/// One model at its host that a permit allows.
public record Candidate(Model model, Provider provider) {
  @Override
  public String toString() {
    return "Candidate[" + model.id() + "]";
  }
}
