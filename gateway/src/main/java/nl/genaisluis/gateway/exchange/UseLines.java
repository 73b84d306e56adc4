package nl.genaisluis.gateway.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.uselog.Who;
import nl.genaisluis.gateway.identity.Caller;

/// Lines of the use log for what a person does that is no request to a model but has to be traced
/// back to that person all the same.
public record UseLines(UseTerms terms, Clock clock) {
  /// What this caller did just now about this use case, known to the caller by this origin.
  public Use done(Caller caller, Origin origin, String name, String useCase) {
    Instant now = clock.instant();
    Trace trace = origin.trace();
    return new Use(
        new Who(
            caller.subject(), EventMapper.role(caller), caller.client(), origin.requestId(), now),
        new Processing(
            trace.traceId(),
            trace.spanId(),
            trace.parentSpanId(),
            name,
            Processing.Status.OK,
            now,
            now,
            terms.register() + "/" + useCase),
        now.plus(Duration.ofDays(terms.days())));
  }

  /// A new origin for a request in this trace.
  public Origin origin(Trace trace) {
    return new Origin(Ids.request(clock.millis()), trace);
  }
}
