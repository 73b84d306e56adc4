package nl.genaisluis.audit.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The wire between a node and its database, which can be cut at the worst moment: around a commit.
public final class Wire implements AutoCloseable {
  private static final String COMMIT = "COMMIT";
  private static final int CHUNK = 65_536;

  /// Where the wire is cut.
  public enum Cut {
    /// Nowhere.
    NONE,
    /// The database never hears of the commit.
    BEFORE_COMMIT,
    /// The database commits, and the node never hears of it.
    AFTER_COMMIT
  }

  private final ServerSocket listening;
  private final int port;
  private final AtomicInteger turnsOfCommit = new AtomicInteger();
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

  private Wire(ServerSocket listening, int port) {
    this.listening = listening;
    this.port = port;
  }

  /// A wire to a server on this machine.
  public static Wire to(PostgresServer server) {
    try {
      Wire wire =
          new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.port());
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Cuts the connection of the next commit, once.
  public void cutNext(Cut cut) {
    next.set(cut);
  }

  /// Whether the cut that was asked for is still to come.
  public boolean waits() {
    return next.get() != Cut.NONE;
  }

  /// How often the node waited for the database in the last transaction that it committed.
  public int turns() {
    return turnsOfCommit.get();
  }

  /// Address of the database through this wire.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/postgres";
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket node = listening.accept();
        Socket database = new Socket(InetAddress.getLoopbackAddress(), port);
        Line line = new Line(node, database);
        Thread.ofVirtual().start(line::ask);
        Thread.ofVirtual().start(line::answer);
      } catch (IOException closed) {
        // The loop looks whether it was this wire that was closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private static boolean commits(byte[] chunk, int length) {
    return new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
  }

  /// One connection.
  private final class Line {
    private final Socket node;
    private final Socket database;
    private final AtomicBoolean answered = new AtomicBoolean(true);
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean deaf;

    Line(Socket node, Socket database) {
      this.node = node;
      this.database = database;
    }

    void ask() {
      byte[] chunk = new byte[CHUNK];
      try (node;
          database) {
        InputStream in = node.getInputStream();
        OutputStream out = database.getOutputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
          if (answered.getAndSet(false)) {
            turns.incrementAndGet();
          }
          Cut cut = commits(chunk, read) ? next.getAndSet(Cut.NONE) : Cut.NONE;
          if (cut == Cut.BEFORE_COMMIT) {
            return;
          }
          deaf |= cut == Cut.AFTER_COMMIT;
          out.write(chunk, 0, read);
        }
      } catch (IOException broken) {
        // Both ends are closed.
      }
    }

    void answer() {
      byte[] chunk = new byte[CHUNK];
      try (node;
          database) {
        InputStream in = database.getInputStream();
        OutputStream out = node.getOutputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
          if (deaf) {
            return;
          }
          answered.set(true);
          if (commits(chunk, read)) {
            // The tag of the answer; a statement is told by its number once it is prepared.
            turnsOfCommit.set(turns.getAndSet(0));
          }
          out.write(chunk, 0, read);
        }
      } catch (IOException broken) {
        // Both ends are closed.
      }
    }
  }
}
