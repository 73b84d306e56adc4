package nl.genaisluis.gateway.exchange;

import java.util.List;
import nl.genaisluis.gateway.budget.Cost;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.gateway.cache.AnswerCache;
import nl.genaisluis.gateway.upstream.Attempted;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Kind;
import nl.genaisluis.policy.Needs;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.prohibited.Wording;

/// What a call is reckoned to use, before it is made.
final class Reckoning {
  private Reckoning() {}

  /// The most that a call may use: its text and the longest answer that is reckoned with.
  static Cost most(Ask ask, Permit permit, AnswerCache.Found kept) {
    if (kept instanceof AnswerCache.Found.Hit) {
      return Cost.of(Usage.NONE, Energy.NO_MODEL, null);
    }
    long input = TokenEstimate.tokens(ask.body().conversation().length());
    long output = ask.wish().kind() == Kind.EMBEDDINGS ? 0 : output(ask.wish().needs(), permit);
    Candidate first = permit.candidates().getFirst();
    Usage usage = new Usage(input, 0, output, 0, Usage.Source.ESTIMATE);
    return Cost.of(
        usage,
        EnergyMethod.ef1().estimate(first.model(), first.provider(), usage).energy(),
        first.model());
  }

  private static long output(Needs needs, Permit permit) {
    Integer most = permit.useCase().limits().answerTokensDefault();
    return needs.outputTokensMax() == null && most != null
        ? (long) most * needs.answers()
        : needs.outputTokens();
  }

  /// What the tries cost that came to nothing before a model answered: at the least the text was
  /// read each time. Hosts that turned the call away did not read it.
  ///
  /// @param attempts with the one that answered as the last
  /// @param usage of the answer, over the same text
  static Footprint earlierTries(Permit permit, List<Attempted> attempts, Usage usage) {
    Usage read = new Usage(usage.input(), 0, 0, 0, Usage.Source.ESTIMATE);
    Footprint sum = Footprint.NO_MODEL;
    for (Attempted one : attempts.subList(0, Math.max(0, attempts.size() - 1))) {
      for (Candidate candidate : permit.candidates()) {
        if (Closing.mayHaveRead(one) && candidate.model().id().equals(one.model())) {
          sum =
              sum.plus(EnergyMethod.ef1().estimate(candidate.model(), candidate.provider(), read));
        }
      }
    }
    return sum;
  }

  /// Why there is no room, in words for the asker.
  static Wording explanation(Standing full) {
    Wording whose =
        switch (full.subject()) {
          case USE_CASE -> new Wording("deze toepassing", "this use case");
          case UNIT -> new Wording("uw afdeling", "your department");
          case KEY -> new Wording("deze koppeling", "this key");
          case PERSON -> new Wording("uw eigen gebruik", "your own use");
        };
    Wording what =
        switch (full.quantity()) {
          case TOKENS -> new Wording("tekst", "text");
          case REQUESTS -> new Wording("vragen", "requests");
          case ENERGY_WH -> new Wording("energie", "energy");
          case EURO -> new Wording("geld", "money");
        };
    Wording when =
        switch (full.window()) {
          case HOUR ->
              new Wording("dit uur is op. Het volgende uur", "this hour is spent. Next hour");
          case DAY -> new Wording("vandaag is op. Morgen", "today is spent. Tomorrow");
          case MONTH ->
              new Wording("deze maand is op. Volgende maand", "this month is spent. Next month");
        };
    return new Wording("Het budget aan ", "The budget of ")
        .and(what)
        .and(new Wording(" voor ", " for "))
        .and(whose)
        .and(new Wording(" van ", " of "))
        .and(when)
        .and(new Wording(" is er weer ruimte.", " there is room again."));
  }
}
