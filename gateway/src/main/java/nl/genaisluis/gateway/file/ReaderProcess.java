package nl.genaisluis.gateway.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.accountability.ApiFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a file in a process of its own: this Java, with little memory and little time, without the
/// environment, without anything to log to, and with every way to the network closed. The process
/// is always gone when [#text] returns. Blocks.
final class ReaderProcess {
  /// A file that takes longer to read is not read.
  static final int SECONDS_MAX = 20;

  /// Readers at the same time; each may take a core and [#HEAP].
  private static final int AT_ONCE_MAX = 2;

  private static final int WAIT_SECONDS_MAX = 20;
  private static final String HEAP = "-Xmx192m";
  private static final int ANSWER_BYTES_MAX = 4 * Sheet.CHARACTERS_MAX;
  private static final Logger LOG = LoggerFactory.getLogger(ReaderProcess.class);

  private final Semaphore room = new Semaphore(AT_ONCE_MAX, true);
  private final List<String> command;

  ReaderProcess() {
    this.command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Duser.home=/nonexistent",
            // No name resolves, no channel opens, and a plain socket ends at a closed port.
            "-Djdk.net.hosts.file=/nonexistent",
            "-Djava.nio.channels.spi.SelectorProvider=none",
            "-DsocksProxyHost=127.0.0.1",
            "-DsocksProxyPort=1",
            "-cp",
            System.getProperty("java.class.path"),
            ReaderMain.class.getName());
  }

  /// The text of this file.
  ///
  /// @throws ApiFault when nobody can read it now
  String text(Sort sort, byte[] bytes) throws ReadFault, InterruptedException {
    if (!room.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
      throw unavailable();
    }
    try {
      Process process = start(sort);
      try {
        return answer(process, bytes);
      } finally {
        process.destroyForcibly().waitFor();
      }
    } finally {
      room.release();
    }
  }

  private Process start(Sort sort) {
    List<String> whole = new ArrayList<>(command);
    whole.add(sort.name());
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException cannot) {
      LOG.atError().addKeyValue("code", "file_reader").log("the reader of files does not start");
      throw unavailable();
    }
  }

  private static String answer(Process process, byte[] bytes)
      throws ReadFault, InterruptedException {
    Thread.ofVirtual().start(() -> feed(process, bytes));
    FutureTask<byte[]> answer =
        new FutureTask<>(() -> process.getInputStream().readNBytes(ANSWER_BYTES_MAX + 1));
    Thread.ofVirtual().start(answer);
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      throw new ReadFault(Reason.TOO_SLOW);
    }
    if (process.exitValue() != 0) {
      throw new ReadFault(Reason.of(process.exitValue()));
    }
    try {
      byte[] text = answer.get();
      if (text.length > ANSWER_BYTES_MAX) {
        throw new ReadFault(Reason.TOO_LARGE_INSIDE);
      }
      return new String(text, StandardCharsets.UTF_8);
    } catch (ExecutionException cutOff) {
      throw new ReadFault(Reason.UNREADABLE);
    }
  }

  private static void feed(Process process, byte[] bytes) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(bytes);
    } catch (IOException ended) {
      // The reader knew enough; its exit says what.
      LOG.atDebug().addKeyValue("code", "file_reader").log("the reader ended before the file did");
    }
  }

  private static ApiFault unavailable() {
    return new ApiFault(
        503, "file_reader_busy", "Lezen lukt nu niet", "Probeer het over een minuut opnieuw.");
  }
}
