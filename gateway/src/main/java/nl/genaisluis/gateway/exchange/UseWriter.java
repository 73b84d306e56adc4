package nl.genaisluis.gateway.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.uselog.Who;
import nl.genaisluis.audit.vault.Secret;
import nl.genaisluis.policy.Inspection;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// Makes what stands beside the record: who asked, in the terms of the use log, and what was taken
/// out of the request, for the vault.
final class UseWriter {
  private final UseTerms terms;
  private final Clock clock;

  UseWriter(UseTerms terms, Clock clock) {
    this.terms = terms;
    this.clock = clock;
  }

  /// The line of a request that has begun; a use case that is not in the register is none.
  Use begun(Asked asked, @Nullable UseCase useCase) {
    return line(asked, useCase, Processing.Status.UNSET);
  }

  /// The line of a request that ended where it began: refused, or only checked.
  Use done(Asked asked, @Nullable UseCase useCase) {
    return line(asked, useCase, Processing.Status.OK);
  }

  private Use line(Asked asked, @Nullable UseCase useCase, Processing.Status status) {
    Instant now = clock.instant();
    Trace trace = asked.origin().trace();
    return new Use(
        new Who(
            asked.caller().subject(),
            EventMapper.role(asked.caller()),
            asked.caller().client(),
            asked.origin().requestId(),
            now),
        new Processing(
            trace.traceId(),
            trace.spanId(),
            trace.parentSpanId(),
            asked.wish().kind().code(),
            status,
            now,
            status == Processing.Status.UNSET ? null : now,
            useCase == null ? terms.register() : terms.register() + "/" + useCase.id()),
        now.plus(Duration.ofDays(days(useCase))));
  }

  /// A line outlives the content of its exchange: without it nobody could tell whose content it is.
  private long days(@Nullable UseCase useCase) {
    int content =
        useCase == null ? EventMapper.DAYS_WITHOUT_USE_CASE : useCase.limits().contentDays();
    return Math.max(terms.days(), content + 1);
  }

  /// What the line says of its processing once the exchange ended.
  Processing ended(Processing begun, boolean completed) {
    return begun.ended(completed ? Processing.Status.OK : Processing.Status.ERROR, clock.instant());
  }

  /// The values behind the placeholders of a request and who wrote them; null when there are none.
  @Nullable Secret secret(Asked asked, Inspection seen) {
    Scrubbed scrubbed = seen.scrubbed();
    if (scrubbed == null) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (PersonalFinding finding : scrubbed.findings()) {
      String placeholder = finding.placeholder();
      if (placeholder != null) {
        String value = scrubbed.restore(placeholder);
        if (!value.equals(placeholder)) {
          values.put(placeholder, value);
        }
      }
    }
    return values.isEmpty() ? null : new Secret(asked.caller().subject(), values);
  }
}
