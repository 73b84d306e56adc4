package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// A network between one node and the database that a test can cut: what is sent is then neither
/// delivered nor refused, as behind a router that lost its way.
final class Cut implements AutoCloseable {
  private final ServerSocket server;
  private final URI target;

  // Guarded by this.
  private final List<Socket> open = new ArrayList<>();
  private boolean cut;

  /// @param jdbcUrl of the database behind it
  Cut(String jdbcUrl) throws IOException {
    this.target = URI.create(jdbcUrl.substring("jdbc:".length()));
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// The same address, through this network.
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + target.getPath();
  }

  /// From now on nothing passes.
  synchronized void cut() {
    cut = true;
  }

  /// Everything passes again; connections of before are gone.
  void heal() throws IOException {
    List<Socket> old;
    synchronized (this) {
      cut = false;
      old = List.copyOf(open);
      open.clear();
      notifyAll();
    }
    for (Socket socket : old) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        Socket far = new Socket(target.getHost(), target.getPort());
        synchronized (this) {
          open.add(near);
          open.add(far);
        }
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
      } catch (IOException closed) {
        if (server.isClosed()) {
          return;
        }
      }
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] piece = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        awaitWhole();
        out.write(piece, 0, read);
        out.flush();
      }
      awaitWhole();
    } catch (IOException | InterruptedException over) {
      // Either side hung up, or the test is over.
      return;
    }
  }

  private synchronized void awaitWhole() throws InterruptedException {
    while (cut) {
      wait();
    }
  }

  @Override
  public void close() throws IOException {
    heal();
    server.close();
  }
}
