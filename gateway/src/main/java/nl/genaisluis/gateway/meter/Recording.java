package nl.genaisluis.gateway.meter;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.exchange.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the sums of meters go.
///
/// @param ids gives each event its own exchange id
public record Recording(Recorder recorder, Supplier<String> ids, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final long MILLIS_PER_HOUR = 3_600_000;

  /// Hours since 1970.
  long hour() {
    return clock.millis() / MILLIS_PER_HOUR;
  }

  /// Puts sums on record; a failure is logged.
  Future<Receipt> append(Metered metered) {
    return recorder
        .append(metered, null)
        .onFailure(
            _ ->
                LOG.atError()
                    .addKeyValue("provider", metered.provider())
                    .addKeyValue("code", "record_unavailable")
                    .log("the sums of a meter could not be recorded"));
  }
}
