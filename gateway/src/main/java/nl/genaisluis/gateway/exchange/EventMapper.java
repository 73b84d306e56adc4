package nl.genaisluis.gateway.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Attempt;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.ConfirmationGiven;
import nl.genaisluis.audit.event.DoubtCleared;
import nl.genaisluis.audit.event.EnergyFigure;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Tokens;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.upstream.Attempted;
import nl.genaisluis.models.energy.Carbon;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Asker;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Inspection;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.Refusal;
import nl.genaisluis.policy.Ruling;
import nl.genaisluis.policy.prohibited.Finding;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The only place where rulings and energy become events. What a caller typed never becomes part of
/// an event: a use case or model that is not in the registers is recorded as absent.
final class EventMapper {
  private final Clock clock;
  private final @Nullable String unit;

  EventMapper(Clock clock) {
    this(clock, null);
  }

  private EventMapper(Clock clock, @Nullable String unit) {
    this.clock = clock;
    this.unit = unit;
  }

  /// The same for one asker: what is kept of the exchange says of which unit that is.
  EventMapper by(Asker asker) {
    String named = asker.unit();
    return new EventMapper(clock, named != null && Content.isUnit(named) ? named : null);
  }

  Opened opened(Asked asked, Ask ask, Permit permit, String policyVersion) {
    return new Opened(
        permit.exchange(),
        permit.useCase().id(),
        ask.wish().kind().code(),
        permit.candidates().stream().map(candidate -> candidate.model().id()).toList(),
        policyVersion,
        asked.streamed(),
        role(asked.caller()),
        ask.body().conversation().length(),
        permit.scrubbed().counts(),
        ask.confirmed());
  }

  Refused refused(Asked asked, Ask ask, Inspection seen, Refusal refusal, String policyVersion) {
    UseCase useCase = seen.useCase();
    Candidate candidate = seen.candidate();
    return new Refused(
        ask.exchange(),
        useCase == null ? null : useCase.id(),
        ask.wish().kind().code(),
        refusal.ground().code(),
        rules(refusal),
        refusal.findings().stream().map(one -> one.category().code()).distinct().toList(),
        candidate == null ? null : candidate.model().id(),
        policyVersion,
        role(asked.caller()),
        ask.body().conversation().length(),
        seen.scrubbed() == null ? java.util.Map.of() : seen.scrubbed().counts());
  }

  ConfirmationGiven confirmation(Asked asked, Ask ask, UseCase useCase, Inspection seen) {
    return new ConfirmationGiven(ask.exchange(), useCase.id(), doubts(seen), role(asked.caller()));
  }

  /// @param judging the permit of the call to the judge
  DoubtCleared cleared(Asked asked, Ask ask, Ruling.Doubtful doubtful, Permit judging) {
    UseCase useCase = doubtful.inspection().useCase();
    if (useCase == null) {
      throw new IllegalStateException("a doubt outside any use case");
    }
    return new DoubtCleared(
        ask.exchange(),
        useCase.id(),
        doubts(doubtful.inspection()),
        judging.exchange(),
        role(asked.caller()));
  }

  private static List<String> doubts(Inspection seen) {
    return seen.prohibited() instanceof Judgement.Doubt doubt
        ? doubt.findings().stream().map(Finding::rule).distinct().toList()
        : List.of();
  }

  Checked checked(
      String exchange, Caller caller, CheckReport report, @Nullable UseCase useCase, int length) {
    return new Checked(
        exchange,
        useCase == null ? null : useCase.id(),
        report.ruling(),
        report.findings().stream().map(Finding::rule).distinct().toList(),
        report.policyVersion(),
        role(caller),
        length);
  }

  Closed closed(Permit permit, Closing closing, Footprint footprint) {
    return new Closed(
        permit.exchange(),
        permit.useCase().id(),
        closing.ending().code(),
        closing.model(),
        closing.attempts().stream().map(EventMapper::attempt).toList(),
        tokens(closing.usage()),
        figure(footprint),
        closing.flags());
  }

  /// The scrubbed request as content of its leaf; null when the use case keeps none or the scrubber
  /// could not say.
  @Nullable Content request(Ask ask, Inspection seen) {
    return request(ask, seen, "");
  }

  /// The same with why a larger model was asked for, scrubbed; empty when nobody said.
  @Nullable Content request(Ask ask, Inspection seen, String modelReason) {
    if (seen.scrubbed() == null) {
      return null;
    }
    Json.Obj body = ask.body().upstream(seen.scrubbed().texts(), "-").without("model");
    Json.Obj kept =
        modelReason.isEmpty()
            ? body
            : body.with("sluis", Json.object("model_reason", Json.of(modelReason)));
    return by(ask.asker()).content(JsonCodec.text(kept), seen.useCase());
  }

  /// A text as content under the retention of the use case; null when that is zero, and then the
  /// unit is kept nowhere either.
  @Nullable Content content(String text, @Nullable UseCase useCase) {
    int days = useCase == null ? DAYS_WITHOUT_USE_CASE : useCase.limits().contentDays();
    if (days == 0 || text.isEmpty()) {
      return null;
    }
    return new Content(text, clock.instant().plus(Duration.ofDays(days)), unit);
  }

  /// Refusals outside any use case are kept as long as a committee needs to look at them.
  static final int DAYS_WITHOUT_USE_CASE = 90;

  /// The role under which a call is counted: the one that lets it in.
  static String role(Caller caller) {
    for (Role role : Role.values()) {
      if (caller.roles().contains(role)) {
        return role.code();
      }
    }
    return "geen";
  }

  private static List<String> rules(Refusal refusal) {
    return refusal.findings().stream().map(Finding::rule).distinct().toList();
  }

  private static Attempt attempt(Attempted attempted) {
    return new Attempt(
        attempted.model(), attempted.provider(), attempted.outcome(), attempted.status());
  }

  private static Tokens tokens(@Nullable Usage usage) {
    return usage == null
        ? Tokens.UNKNOWN
        : new Tokens(
            usage.input(), usage.cached(), usage.output(), usage.reasoning(), source(usage));
  }

  private static String source(Usage usage) {
    return switch (usage.source()) {
      case PROVIDER -> "provider";
      case ESTIMATE -> "estimate";
      case NO_MODEL -> "no-model";
    };
  }

  private static EnergyFigure figure(Footprint footprint) {
    Carbon carbon = footprint.carbon();
    return new EnergyFigure(
        footprint.energy().lowWh(),
        footprint.energy().centralWh(),
        footprint.energy().highWh(),
        footprint.energy().evidence().name(),
        footprint.energy().method(),
        carbon == null ? null : (Double) carbon.lowGrams(),
        carbon == null ? null : (Double) carbon.centralGrams(),
        carbon == null ? null : (Double) carbon.highGrams());
  }
}
