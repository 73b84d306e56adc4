package nl.genaisluis.audit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL for tests: the programs of this machine, in a temporary folder, on a free port
/// of the loopback. It can be stopped, killed and started again with what it had. PostgreSQL does
/// not run as root, so there it runs as the user `postgres`. Used by one test at a time.
public final class PostgresServer implements AutoCloseable {
  /// Who tests sign in as.
  public static final String USER = "sluis";

  /// The password of that user.
  public static final String PASSWORD = "proefwachtwoord";

  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final String RUN_AS = "postgres";

  private final Path programs;
  private final Path folder;
  private final int port;
  private final Thread atExit = new Thread(this::remove);
  private final AtomicInteger schemas = new AtomicInteger();
  private @Nullable Process process;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /// Makes a server with an empty database and starts it.
  public static PostgresServer begin() {
    try {
      Path folder = Files.createTempDirectory("sluis-postgres");
      own(folder);
      PostgresServer server = new PostgresServer(programs(), folder, freePort());
      server.make();
      Runtime.getRuntime().addShutdownHook(server.atExit);
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The server of all tests of this process that neither stop nor kill it; made when first asked
  /// for, gone with the process.
  public static PostgresServer ofThisProcess() {
    return OfThisProcess.SERVER;
  }

  private static final class OfThisProcess {
    private static final PostgresServer SERVER = begin();
  }

  private void make() throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, PASSWORD + "\n");
    own(password);
    Process initdb =
        run(
            List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + folder.resolve("data"),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"),
            "initdb.log");
    if (!ended(initdb) || initdb.exitValue() != 0) {
      throw new IllegalStateException("initdb failed: " + log("initdb.log"));
    }
  }

  /// Starts it and waits until it takes connections. The processes of one that was killed may still
  /// be on their way out, so a start that fails is tried again.
  public void start() {
    long until = System.nanoTime() + START_MAX.toNanos();
    while (System.nanoTime() < until) {
      Process started = process;
      if (started == null || !started.isAlive()) {
        process = run(command(), "server.log");
      } else if (answers()) {
        return;
      }
      pause();
    }
    throw new IllegalStateException("server does not start: " + log("server.log"));
  }

  private List<String> command() {
    return List.of(
        programs.resolve("postgres").toString(),
        "-D",
        folder.resolve("data").toString(),
        "-p",
        Integer.toString(port),
        "-k",
        folder.toString(),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "shared_buffers=32MB");
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /// Stops it in good order: what runs is rolled back and every connection is closed.
  public void stop() {
    Process running = process;
    if (running != null) {
      signal(running, "-INT");
      if (!ended(running)) {
        throw new IllegalStateException("server does not stop: " + log("server.log"));
      }
    }
  }

  /// Ends it as a power cut would, all of its processes at once.
  public void kill() {
    Process running = process;
    if (running != null) {
      List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
      running.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      ended(running);
    }
  }

  /// Stands still without closing a connection, as seen through a network that lost its way.
  public void freeze() {
    everyProcess("-STOP");
  }

  /// Goes on after [#freeze].
  public void thaw() {
    everyProcess("-CONT");
  }

  private void everyProcess(String signal) {
    Process running = process;
    if (running != null) {
      signal(running, signal);
      running.descendants().forEach(child -> signal(child.pid(), signal));
    }
  }

  private static void signal(Process process, String signal) {
    signal(process.pid(), signal);
  }

  private static void signal(long pid, String signal) {
    try {
      ended(new ProcessBuilder("kill", signal, Long.toString(pid)).start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Address of its database, without user and password.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  int port() {
    return port;
  }

  /// Name of a schema that no test had before; it does not exist yet.
  public String freshSchema() {
    return "proef" + schemas.incrementAndGet();
  }

  /// A connection of the superuser.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  /// Runs a statement as superuser.
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// The folder of the files of its tables.
  public Path data() {
    return folder.resolve("data");
  }

  /// Kills it and removes its folder.
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    remove();
  }

  private void remove() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process run(List<String> command, String log) {
    List<String> whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(
          List.of("setpriv", "--reuid=" + RUN_AS, "--regid=" + RUN_AS, "--clear-groups", "--"));
    }
    whole.addAll(command);
    try {
      return new ProcessBuilder(whole)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String log(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException unreadable) {
      return "no log";
    }
  }

  private static boolean ended(Process process) {
    try {
      return process.waitFor(START_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void own(Path path) throws IOException {
    if (isRoot()) {
      UserPrincipal owner =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(RUN_AS);
      Files.setOwner(path, owner);
    }
  }

  /// The newest version that Debian put on this machine.
  private static Path programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      throw new IllegalStateException("these tests need the Debian package postgresql");
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
