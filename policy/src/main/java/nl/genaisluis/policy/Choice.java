package nl.genaisluis.policy;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.policy.usecase.UseCase;

/// Which models of a use case can take a request, smallest first.
final class Choice {
  private final Register register;
  private final Usable usable;

  /// Which models may be used at all today: approved, eligible or decided, key at hand.
  interface Usable {
    boolean test(Model model, Provider host);
  }

  Choice(Register register, Usable usable) {
    this.register = register;
    this.usable = usable;
  }

  /// The adequate models in the use case's own order, which is by size.
  List<Candidate> adequate(UseCase useCase, Ask ask, DataClass dataClass, Stops stops) {
    List<Candidate> adequate = new ArrayList<>();
    for (String id : useCase.models()) {
      Model model = register.model(id);
      if (model == null) {
        continue;
      }
      Provider host = register.hostOf(model);
      boolean open =
          usable.test(model, host)
              && !stops.hit(useCase.id(), model.id(), host.id())
              && host.dataClassMax().covers(dataClass);
      if (open && fits(model, ask)) {
        adequate.add(new Candidate(model, host));
      }
    }
    return adequate;
  }

  private static boolean fits(Model model, Ask ask) {
    Capability can = model.capability().value();
    if (can == null) {
      return false;
    }
    Needs needs = ask.wish().needs();
    Capability.Feature main =
        switch (ask.wish().kind()) {
          case CHAT -> Capability.Feature.CHAT;
          case EMBEDDINGS -> Capability.Feature.EMBEDDINGS;
        };
    long tokens = TokenEstimate.tokens(ask.body().conversation().length());
    long answer = needs.outputTokensMax() == null ? 0 : needs.outputTokensMax();
    return model.has(main)
        && (!needs.tools() || model.has(Capability.Feature.TOOLS))
        && (!needs.structuredOutput() || model.has(Capability.Feature.STRUCTURED_OUTPUT))
        && answer <= can.contextTokens() - tokens;
  }
}
