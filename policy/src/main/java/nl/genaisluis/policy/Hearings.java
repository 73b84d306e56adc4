package nl.genaisluis.policy;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.policy.judge.JudgeTerms;
import nl.genaisluis.policy.judge.Paper;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// Rules calls to the judge by the same rules as any other: an approved use case that is open, no
/// stop, a usable model whose host may hold the data, and a scrubbed text. What is judged is no ask
/// of the gateway's own, so the prohibited-use check does not run over it again.
final class Hearings {
  private final Policy policy;
  private final Policy.Rules rules;
  private final JudgeTerms terms;

  Hearings(Policy policy, Policy.Rules rules, JudgeTerms terms) {
    this.policy = policy;
    this.rules = rules;
    this.terms = terms;
  }

  @Nullable Hearing hearing(
      Ask ask, Inspection seen, Stops stops, String exchange, RandomGenerator random) {
    Scrubbed scrubbed = seen.scrubbed();
    Model model = rules.register().model(terms.model());
    if (scrubbed == null
        || model == null
        || rules.prohibitedUse().steers(ask.body().conversation())) {
      return null;
    }
    Conversation judged = ask.body().conversation(scrubbed.texts());
    Capability can = model.capability().value();
    boolean structured = can != null && model.has(Capability.Feature.STRUCTURED_OUTPUT);
    Paper paper = Paper.draw(judged, structured, random);
    if (paper == null || tooLong(paper)) {
      return null;
    }
    Wish wish =
        new Wish(
            Kind.CHAT,
            JudgeTerms.USE_CASE,
            terms.model(),
            null,
            new Needs(false, structured, Paper.answerTokensMax(), 1));
    Asker gateway = new Asker(Set.of(JudgeTerms.ROLE), null, false);
    Ask asked = new Ask(exchange, gateway, wish, paper.body(), false);
    return allowed(asked, paper, seen.dataClass(), stops);
  }

  private boolean tooLong(Paper paper) {
    long tokens = TokenEstimate.tokens(paper.body().conversation().length());
    return tokens + Paper.answerTokensMax() > terms.tokensMax();
  }

  private @Nullable Hearing allowed(Ask asked, Paper paper, DataClass dataClass, Stops stops) {
    UseCase useCase = policy.known(JudgeTerms.USE_CASE);
    if (useCase == null || Doorway.refusal(asked, useCase, policy.today(), stops) != null) {
      return null;
    }
    Scrubbed scrubbed = policy.personal(paper.body().leaves(), Policy.actions(useCase));
    boolean sound =
        scrubbed != null
            && Objections.sensitive(useCase, scrubbed, dataClass) == null
            && paper.standsIn(scrubbed.texts());
    List<Candidate> candidates =
        policy.adequate(useCase, asked, dataClass, stops).stream()
            .filter(one -> one.model().id().equals(terms.model()))
            .toList();
    if (scrubbed == null || !sound || candidates.isEmpty()) {
      return null;
    }
    Inspection inspection =
        new Inspection(useCase, new Judgement.Clear(), scrubbed, dataClass, candidates.getFirst());
    Permit permit =
        new Permit(new Permit.Parts(asked.exchange(), useCase, candidates, paper.body(), scrubbed));
    return new Hearing(terms, asked, inspection, permit, paper);
  }
}
