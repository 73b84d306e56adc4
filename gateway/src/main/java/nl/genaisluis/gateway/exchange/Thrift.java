package nl.genaisluis.gateway.exchange;

import nl.genaisluis.gateway.guideline.Suggestion;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Kind;
import org.jspecify.annotations.Nullable;

/// How the asker could have used less, told with the answer.
///
/// @param suggestion a place in the guideline that answers the question; null when there is none
/// @param promptShare the part of the energy that went to reading the prompt; null below
///   [#SHARE_MIN] and for prompts below [#PROMPT_MIN]
public record Thrift(@Nullable Suggestion suggestion, @Nullable Double promptShare) {
  /// Nothing to say.
  static final Thrift NONE = new Thrift(null, null);

  /// From half of the energy on, a shorter prompt is the first thing to try.
  static final double SHARE_MIN = 0.5;

  /// Shorter prompts are not worth a remark.
  static final long PROMPT_MIN = 2_000;

  /// What can be said when a question is asked.
  static Thrift of(Ask ask, Candidate by, Advice advice) {
    if (ask.wish().kind() != Kind.CHAT || !by.model().generative()) {
      return NONE;
    }
    Turn last = ask.body().conversation().turns().getLast();
    return last.role() == Role.USER ? new Thrift(advice.of(last.text()), null) : NONE;
  }

  /// The same with what can be said when the answer was counted.
  Thrift with(Candidate by, Usage usage, Footprint whole) {
    Double all = whole.energy().centralWh();
    if (usage.input() < PROMPT_MIN || all == null || all <= 0) {
      return this;
    }
    Usage prompt = new Usage(usage.input(), usage.cached(), 0, 0, usage.source());
    Double read =
        EnergyMethod.ef1().estimate(by.model(), by.provider(), prompt).energy().centralWh();
    if (read == null || read / all < SHARE_MIN) {
      return this;
    }
    return new Thrift(suggestion, Math.min(1, Math.rint(read / all * 100) / 100));
  }
}
