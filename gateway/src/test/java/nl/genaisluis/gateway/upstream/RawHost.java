package nl.genaisluis.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.gateway.raw.RawRequest;
import nl.genaisluis.gateway.raw.Wire;

/// A host on a loopback socket that writes what a test tells it to, byte by byte if need be.
final class RawHost implements AutoCloseable {
  /// What the host does after it read a request.
  interface Script {
    void play(Wire wire) throws Exception;
  }

  static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n"
          + "transfer-encoding: chunked\r\n\r\n";

  private final ServerSocket server;
  private volatile String request = "";
  private final AtomicInteger connections = new AtomicInteger();
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
  private final AtomicLong written = new AtomicLong();

  RawHost(Script script) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> serve(script));
  }

  int port() {
    return server.getLocalPort();
  }

  /// Head and body of the last request.
  String request() {
    return request;
  }

  int connections() {
    return connections.get();
  }

  long written() {
    return written.get();
  }

  /// Completes when the client closed a connection.
  CompletableFuture<Void> hungUp() {
    return hungUp;
  }

  private void serve(Script script) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket, script));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      for (RawRequest next = RawRequest.read(in); next != null; next = RawRequest.read(in)) {
        request = next.text();
        script.play(new Wire(socket, request, written));
      }
    } catch (Exception ended) {
      // the client or the script closed the connection
    }
    hungUp.complete(null);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
