package nl.genaisluis.gateway.budget;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.EnergyFigure;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Tokens;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EvidenceClass;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.policy.usecase.Budget;

/// What the record says of this month, while a gateway starts. For one thread.
public final class Past {
  private final ToLongFunction<Past> heir;
  private final Register register;
  private final Instant month;
  private final Instant since;
  private final Totals whole;
  private final Totals recorded;
  private final Map<String, Began> open = new HashMap<>();

  private record Began(String useCase, Instant at, int characters) {}

  /// @param heir takes it over at its end
  /// @param since from when on the diary ought to know what the record knows
  Past(ToLongFunction<Past> heir, Register register, Instant now, Instant since) {
    this.heir = heir;
    this.register = register;
    this.month = Budget.Window.MONTH.start(now);
    this.since = since;
    this.whole = new Totals(now);
    this.recorded = new Totals(now);
  }

  /// Takes the next entry of the record, in order.
  public void replay(Entry entry) {
    if (entry.event() instanceof Opened opened) {
      Instant at = OffsetDateTime.parse(entry.time()).toInstant();
      if (!at.isBefore(month)) {
        open.put(opened.exchange(), new Began(opened.useCase(), at, opened.characters()));
      }
    } else if (entry.event() instanceof Closed closed) {
      Began began = open.remove(closed.exchange());
      if (began != null) {
        count(began, cost(began, closed));
      }
    }
  }

  /// The record is at its end: the budgets take over.
  ///
  /// @return how many requests of this month nobody in particular can be charged with; more than 0
  ///   means that the diary was lost or cut short
  public long end() {
    open.values().forEach(began -> count(began, text(began)));
    open.clear();
    return heir.applyAsLong(this);
  }

  private void count(Began began, Cost cost) {
    whole.add(began.at(), began.useCase(), cost);
    if (!began.at().isBefore(since)) {
      recorded.add(began.at(), began.useCase(), cost);
    }
  }

  /// Nobody counted: the text is all that is known.
  private static Cost text(Began began) {
    return Cost.ofText(TokenEstimate.tokens(began.characters()));
  }

  private Cost cost(Began began, Closed closed) {
    Tokens tokens = closed.tokens();
    if (tokens.source().equals(Tokens.UNKNOWN.source())) {
      return text(began);
    }
    EnergyFigure figure = closed.energy();
    Energy energy =
        new Energy(
            figure.lowWh(),
            figure.centralWh(),
            figure.highWh(),
            EvidenceClass.valueOf(figure.evidence()),
            figure.method());
    String id = closed.model();
    Model model = id == null ? null : register.model(id);
    return Cost.of(tokens.input(), tokens.output(), energy, model);
  }

  /// All of this month.
  Totals whole() {
    return whole;
  }

  /// The part of it that the diary ought to know.
  Totals recorded() {
    return recorded;
  }
}
