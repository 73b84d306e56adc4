package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A host on a loopback socket that says which models it serves, as it should, and answers every
/// other request with exactly the bytes of its script. One virtual thread per connection.
final class RawUpstream implements AutoCloseable {
  private static final int BACKLOG = 4_096;
  private static final String MODELS =
      Frames.json(
          "{\"object\":\"list\",\"data\":[{\"id\":\"proef/proefmodel-7b\"},"
              + "{\"id\":\"proef/proefmodel-groot\"},{\"id\":\"proef/proef-embeddings\"}]}");

  private final ServerSocket server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger hungUp = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();
  private volatile Script script = wire -> wire.raw(Frames.json(Frames.whole("Goed.")));

  /// What the host does with a request that it read. When it returns, the next request of the
  /// connection is read; what it throws closes the connection.
  interface Script {
    void play(Wire wire) throws Exception;
  }

  RawUpstream() {
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// Answers from now on like this.
  void plays(Script next) {
    script = next;
  }

  /// Answers from now on with these events, as one piece.
  void streams(String events) {
    plays(wire -> wire.raw(Frames.STREAM_HEAD).piece(events).end());
  }

  /// Answers from now on with exactly this.
  void says(String response) {
    plays(wire -> wire.raw(response));
  }

  /// One connection as the script sees it.
  final class Wire {
    private final Socket socket;
    private final OutputStream out;
    private final String request;

    private Wire(Socket socket, String request) throws IOException {
      this.socket = socket;
      this.out = socket.getOutputStream();
      this.request = request;
    }

    /// Head and body of the request that is answered now.
    String request() {
      return request;
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

    /// One chunk of a body in chunked coding: the gateway sees it as one read.
    Wire piece(byte[] bytes) throws IOException {
      ByteArrayOutputStream framed = new ByteArrayOutputStream(bytes.length + 16);
      framed.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
      framed.write(bytes);
      framed.write("\r\n".getBytes(ISO_8859_1));
      return raw(framed.toByteArray());
    }

    Wire piece(String text) throws IOException {
      return piece(text.getBytes(UTF_8));
    }

    /// The end of a body in chunked coding.
    void end() throws IOException {
      raw("0\r\n\r\n");
    }

    void drop() throws IOException {
      socket.close();
    }

    /// Says nothing more until the gateway hangs up.
    void stall() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // whatever the gateway says now is of no interest
      }
      throw new IOException("the gateway hung up");
    }
  }

  String base() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /// Head and body of every request but those for the list of models.
  List<String> requests() {
    return List.copyOf(requests);
  }

  void forget() {
    requests.clear();
  }

  /// The connections that are open now.
  int open() {
    return open.get();
  }

  /// The connections that broke while a script played: the gateway left, or the script did.
  int hungUp() {
    return hungUp.get();
  }

  /// The bytes that the sockets took so far.
  long written() {
    return written.get();
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
    open.incrementAndGet();
    boolean playing = false;
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        if (head.startsWith("GET /v1/models ")) {
          socket.getOutputStream().write(MODELS.getBytes(UTF_8));
          continue;
        }
        String request = head + new String(in.readNBytes(length(head)), UTF_8);
        requests.add(request);
        playing = true;
        script.play(new Wire(socket, request));
        playing = false;
      }
    } catch (Exception ended) {
      if (playing) {
        hungUp.incrementAndGet();
      }
    }
    open.decrementAndGet();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int unit = in.read();
      if (unit < 0) {
        return "";
      }
      head.append((char) unit);
    }
    return head.toString();
  }

  private static int length(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ");
    return at < 0
        ? 0
        : Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at)).strip());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
