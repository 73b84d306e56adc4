package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.gateway.raw.RawRequest;
import nl.genaisluis.gateway.raw.Wire;

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

  /// What the sockets took since they had taken so much, once they take no more; at most about so
  /// many bytes are waited for.
  long settledSince(long start, long most) throws InterruptedException {
    long seen = start;
    for (int still = 0; still < 5 && seen - start <= most; ) {
      TimeUnit.MILLISECONDS.sleep(100);
      long now = written();
      still = now == seen ? still + 1 : 0;
      seen = now;
    }
    return seen - start;
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
      for (RawRequest next = RawRequest.read(in); next != null; next = RawRequest.read(in)) {
        if (next.head().startsWith("GET /v1/models ")) {
          socket.getOutputStream().write(MODELS.getBytes(UTF_8));
          continue;
        }
        requests.add(next.text());
        playing = true;
        script.play(new Wire(socket, next.text(), written));
        playing = false;
      }
    } catch (Exception ended) {
      if (playing) {
        hungUp.incrementAndGet();
      }
    }
    open.decrementAndGet();
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
