package nl.genaisluis.gateway.meter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import nl.genaisluis.gateway.upstream.Door;
import nl.genaisluis.models.energy.measured.PromText;
import nl.genaisluis.models.energy.measured.Scrape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the two pages of a deployment.
final class Reading {
  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  private final Door door;
  private final MeterSettings settings;

  Reading(Door door, MeterSettings settings) {
    this.door = door;
    this.settings = settings;
  }

  /// What the meters show now. Runs on the caller's event loop and completes there; the pages are
  /// parsed elsewhere. A failure is logged.
  Future<Scrape> now(Vertx vertx) {
    Future<String> energy = Page.of(door, settings.energyPurpose(), settings.energy());
    Future<String> server = Page.of(door, settings.serverPurpose(), settings.server());
    return Future.join(energy, server)
        .compose(
            _ -> {
              long millis = System.nanoTime() / 1_000_000;
              // A page may be megabytes; in order, so that no reading overtakes another.
              return vertx.executeBlocking(
                  () -> scrape(millis, energy.result(), server.result()), true);
            })
        .onFailure(
            _ ->
                LOG.atWarn()
                    .addKeyValue("provider", settings.provider())
                    .addKeyValue("code", "meter_not_read")
                    .log("a meter could not be read"));
  }

  private Scrape scrape(long millis, String energy, String server) {
    return Scrape.of(
        millis,
        settings.exporter(),
        PromText.read(energy),
        PromText.read(server),
        Set.copyOf(settings.devices()));
  }
}
