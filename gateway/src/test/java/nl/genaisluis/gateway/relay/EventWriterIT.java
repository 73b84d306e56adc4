package nl.genaisluis.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How events share writes: seen on the socket, where each write is a chunk of its own.
class EventWriterIT {
  private static final String DONE = "data: [DONE]\n\n";

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theFirstEventLeavesAtOnceAndTheOthersOfATurnTogether() throws IOException {
    List<String> chunks =
        chunks(
            response -> {
              EventWriter writer = new EventWriter(response);
              for (int number = 1; number <= 4; number++) {
                writer.write(event(number));
              }
              vertx.runOnContext(
                  _ -> {
                    writer.write(event(5));
                    vertx.runOnContext(_ -> writer.end(DONE));
                  });
            });

    assertThat(chunks).containsExactly(told(1), told(2) + told(3) + told(4), told(5), DONE);
  }

  @Test
  void whatWaitsLeavesBeforeTheEnd() throws IOException {
    List<String> chunks =
        chunks(
            response -> {
              EventWriter writer = new EventWriter(response);
              writer.write(event(1));
              writer.write(event(2));
              writer.end(event(3));
            });

    assertThat(String.join("", chunks)).isEqualTo(told(1) + told(2) + told(3));
  }

  @Test
  void noMoreThanABoundedStretchWaitsForTheEndOfATurn() throws IOException {
    String large = "a".repeat(9_000);

    List<String> chunks =
        chunks(
            response -> {
              EventWriter writer = new EventWriter(response);
              for (int number = 0; number < 6; number++) {
                writer.write(Json.object("text", Json.of(large)));
              }
              vertx.runOnContext(_ -> writer.end(DONE));
            });

    assertThat(chunks).hasSize(5).allMatch(chunk -> chunk.length() < 20_000);
  }

  private static Json.Obj event(int number) {
    return Json.object("number", Json.of(number));
  }

  private static String told(int number) {
    return "data: {\"number\":" + number + "}\n\n";
  }

  /// The chunks of the body that this answer writes.
  private List<String> chunks(Consumer<HttpServerResponse> answer) throws IOException {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> answer.accept(request.response().setChunked(true)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket.setSoTimeout(20_000);
      String ask = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      String whole = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return parted(whole.substring(whole.indexOf("\r\n\r\n") + 4));
    }
  }

  private static List<String> parted(String body) {
    List<String> chunks = new ArrayList<>();
    int at = 0;
    while (true) {
      int line = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, line), 16);
      if (size == 0) {
        return chunks;
      }
      chunks.add(body.substring(line + 2, line + 2 + size));
      at = line + 2 + size + 2;
    }
  }
}
