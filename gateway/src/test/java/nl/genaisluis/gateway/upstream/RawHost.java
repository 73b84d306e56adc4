package nl.genaisluis.gateway.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

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

  /// One connection as the script sees it.
  final class Wire {
    private final Socket socket;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      this.out = socket.getOutputStream();
    }

    Wire raw(String text) throws IOException {
      return raw(text.getBytes(UTF_8));
    }

    Wire raw(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      written.addAndGet(bytes.length);
      return this;
    }

    /// One piece of a chunked body: the client sees it as one read.
    Wire piece(byte[] bytes) throws IOException {
      if (bytes.length == 0) {
        return this;
      }
      ByteArrayOutputStream framed = new ByteArrayOutputStream();
      framed.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
      framed.write(bytes);
      framed.write("\r\n".getBytes(ISO_8859_1));
      return raw(framed.toByteArray());
    }

    Wire piece(String text) throws IOException {
      return piece(text.getBytes(UTF_8));
    }

    void end() throws IOException {
      raw("0\r\n\r\n");
    }

    void drop() throws IOException {
      socket.close();
    }

    /// Waits until the client hangs up.
    void stall() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // whatever the client says now is of no interest
      }
      hungUp.complete(null);
    }
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
      Wire wire = new Wire(socket);
      while (readRequest(socket.getInputStream())) {
        script.play(wire);
      }
    } catch (Exception ended) {
      // the client or the script closed the connection
    }
    hungUp.complete(null);
  }

  private boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int unit = in.read();
      if (unit < 0) {
        return false;
      }
      head.append((char) unit);
    }
    String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length: ") + "content-length: ".length();
    boolean bare = !lower.contains("content-length: ");
    int length = bare ? 0 : Integer.parseInt(lower.substring(at, lower.indexOf("\r\n", at)));
    request = head + new String(in.readNBytes(length), UTF_8);
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
