package nl.genaisluis.gateway.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerState;

/// `/metrics`: what this process counts, in the text form of Prometheus. Labels are surfaces and
/// codes of our own, so their number is bounded and nothing that a caller wrote can become one.
/// Figures that must be right come from the ledger; these are for operators and start at 0.
///
/// Safe for use by many threads.
public final class Metrics implements AutoCloseable {
  private static final String PATH = "/metrics";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Timer ruling;

  /// Where a request came in.
  public enum Surface {
    CHAT,
    EMBEDDINGS,
    CHECK;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Metrics(Ledger ledger) {
    ruling =
        Timer.builder("sluis.ruling")
            .description("Time that the rules took for one request")
            .serviceLevelObjectives(millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000))
            .register(registry);
    Gauge.builder("sluis.record.ready", ledger, Metrics::ready)
        .description("1 while the record takes entries, 0 while it does not")
        .register(registry);
    Gauge.builder("sluis.record.entries", ledger, Ledger::size)
        .description("Entries that are durable")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private static double ready(Ledger ledger) {
    return switch (ledger.state()) {
      case LedgerState.Ready() -> 1;
      case LedgerState.Failing _ -> 0;
    };
  }

  /// Counts a request that ended.
  ///
  /// @param code how: `answered`, `checked`, the stable code of a refusal or an error, or the
  ///   ending that the record names for an answer that did not complete (`stopped`,
  ///   `output_stopped`, `upstream_cut`, `substituted`, `timeout`, `client_gone`)
  public void ended(Surface surface, String code) {
    registry.counter("sluis.requests", "surface", surface.code(), "outcome", code).increment();
  }

  /// Notes how long a model took to begin its answer, reckoned from the request's arrival.
  public void began(Surface surface, long nanos) {
    Timer.builder("sluis.first.byte")
        .description("Time from a request's arrival to the first byte of its answer")
        .serviceLevelObjectives(millis(10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000))
        .tag("surface", surface.code())
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /// Counts a reading of the configuration while the gateway runs.
  ///
  /// @param outcome `changed`, `same`, `trial`, `followed` (another node took it up), or why the
  ///   old one stays: `invalid`, `needs_restart`, `needs_approval`, `failed`, `differs`
  public void reloaded(String outcome) {
    registry.counter("sluis.config.reloads", "outcome", outcome).increment();
  }

  /// Counts a budget that was used for four fifths, or used up; each once in its window.
  ///
  /// @param state `warning` or `exceeded`
  public void budget(String quantity, String window, String subject, String state) {
    registry
        .counter(
            "sluis.budget.crossed",
            "quantity",
            quantity,
            "window",
            window,
            "subject",
            subject,
            "state",
            state)
        .increment();
  }

  /// Says how many requests of this month cannot be charged to a unit, key or person, because the
  /// diary of budgets was lost or cut short. Above 0 those budgets are narrower than configured.
  public void unattributed(long requests) {
    Gauge.builder("sluis.budget.unattributed.requests", () -> requests)
        .description("Requests that are charged to everybody's budget; 0 when all is well")
        .register(registry);
  }

  /// Does the work of the rules and notes how long it took.
  public <T> T timed(Supplier<T> rules) {
    long from = System.nanoTime();
    try {
      return rules.get();
    } finally {
      ruling.record(Duration.ofNanos(System.nanoTime() - from));
    }
  }

  /// Shows a figure of one host of models.
  ///
  /// @param host id of the provider, from the register
  public void host(String name, String description, String host, DoubleSupplier figure) {
    Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
        .description(description)
        .tag("host", host)
        .strongReference(true)
        .register(registry);
  }

  /// Mounts the page on the management port; it exists on no other.
  public void mount(Router router) {
    router.get(PATH).handler(this::page);
  }

  private void page(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(() -> registry.scrape(), false)
        .onSuccess(
            text ->
                context
                    .response()
                    .putHeader("Content-Type", TEXT)
                    .putHeader("Cache-Control", "no-store")
                    .end(text))
        .onFailure(context::fail);
  }

  private static Duration[] millis(long... bounds) {
    return java.util.Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
