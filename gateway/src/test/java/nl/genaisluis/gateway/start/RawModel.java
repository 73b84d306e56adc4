package nl.genaisluis.gateway.start;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.gateway.raw.RawRequest;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// A host on a loopback socket that writes every byte of its stream as a piece of its own, and
/// notes whether it was hung up on.
final class RawModel implements AutoCloseable {
  private final ServerSocket server;
  private volatile byte[] stream = {};
  private volatile boolean endless;
  private volatile CompletableFuture<Void> hungUp = new CompletableFuture<>();

  RawModel() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String base() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /// Answers every chat with these bytes, each in a piece of its own, and then ends.
  void writes(String events) {
    stream = events.getBytes(UTF_8);
    endless = false;
  }

  /// Answers every chat with these bytes and then goes on without end, until it is hung up on.
  CompletableFuture<Void> writesAndStays(String events) {
    hungUp = new CompletableFuture<>();
    stream = events.getBytes(UTF_8);
    endless = true;
    return hungUp;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      for (RawRequest next = RawRequest.read(in); next != null; next = RawRequest.read(in)) {
        if (next.head().startsWith("GET ")) {
          models(socket.getOutputStream());
        } else {
          chat(socket);
        }
      }
    } catch (IOException ended) {
      // the gateway closed the connection
    }
    hungUp.complete(null);
  }

  private void chat(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(
        ("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                + "transfer-encoding: chunked\r\n\r\n")
            .getBytes(ISO_8859_1));
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    for (byte one : stream) {
      pieces.write(new byte[] {'1', '\r', '\n', one, '\r', '\n'});
    }
    out.write(pieces.toByteArray());
    out.flush();
    if (endless) {
      int said = socket.getInputStream().read();
      throw new IOException("the gateway hung up: " + said);
    }
    out.write("0\r\n\r\n".getBytes(ISO_8859_1));
    out.flush();
  }

  private static void models(OutputStream out) throws IOException {
    Json body =
        Json.object(
            "object",
            Json.of("list"),
            "data",
            Json.array(List.of(Json.object("id", Json.of(Upstream.MODEL)))));
    byte[] bytes = JsonCodec.text(body).getBytes(UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: "
            + bytes.length
            + "\r\n\r\n";
    out.write(head.getBytes(ISO_8859_1));
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
