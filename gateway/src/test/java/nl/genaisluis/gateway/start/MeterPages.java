package nl.genaisluis.gateway.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The pages of an energy exporter and of vLLM, for the host `proefhost`. Each reading shows as
/// many joules as tokens written for strangers, and some joules when there were none.
final class MeterPages implements AutoCloseable {
  private static final int JOULES_MIN = 5;

  private final AtomicLong millijoules = new AtomicLong(1_000_000_000);
  private final AtomicLong written = new AtomicLong(1_000_000);
  private final AtomicInteger readings = new AtomicInteger();
  private final LongSupplier ofCalls;
  private final HttpServer server;
  private volatile long perReading;
  private volatile int status = 200;

  /// @param ofCalls tokens written so far besides those for strangers
  MeterPages(LongSupplier ofCalls) throws IOException {
    this.ofCalls = ofCalls;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/dcgm", this::energy);
    server.createContext("/vllm", this::tokens);
    server.start();
  }

  /// Tokens that are written for strangers between two readings.
  void perReading(long tokens) {
    perReading = tokens;
  }

  /// What the pages are answered with.
  void answers(int status) {
    this.status = status;
  }

  /// How often the energy was read.
  int readings() {
    return readings.get();
  }

  /// The lines of `sluis.yaml` for these pages.
  String settings(String every, String recordEvery) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return """

    meters:
      - provider: proefhost
        exporter: dcgm
        energy: %s/dcgm
        server: %s/vllm
        devices: [GPU-a]
        every: %s
        record_every: %s
    """
        .formatted(base, base, every, recordEvery);
  }

  private void energy(HttpExchange exchange) throws IOException {
    readings.incrementAndGet();
    long now = millijoules.addAndGet(1_000 * Math.max(perReading, JOULES_MIN));
    answer(
        exchange, "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu=\"0\",UUID=\"GPU-a\"} " + now + "\n");
  }

  private void tokens(HttpExchange exchange) throws IOException {
    long now = written.addAndGet(perReading) + ofCalls.getAsLong();
    answer(
        exchange,
        "vllm:prompt_tokens_total{engine=\"0\"} 5\nvllm:generation_tokens_total{engine=\"0\"} "
            + now
            + "\n");
  }

  private void answer(HttpExchange exchange, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
