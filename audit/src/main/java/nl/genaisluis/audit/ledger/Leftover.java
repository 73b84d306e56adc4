package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What an import that broke off left in a data folder. A file says so from the moment that the
/// folder was found empty until just after the store says that it is whole; so what has the file
/// and a store that is not whole is nothing but half an import, and may go. Where a crash came
/// between the two, the next start of a gateway takes the file away.
final class Leftover {
  private static final String MARK = "import-unfinished";

  private Leftover() {}

  /// Makes the data folder ready for an import and locks it. One that holds anything but half an
  /// import, or half an import that is still under way, is refused.
  static FolderLock clear(LedgerConfig config) throws IOException, SQLException {
    Path data = config.data();
    Files.createDirectories(data);
    boolean left = Files.exists(data.resolve(MARK));
    if (!left && names(data).stream().anyMatch(name -> !name.endsWith(FolderLock.FILE))) {
      throw new LedgerFault(LedgerFault.CONFIG, "data folder is not empty: " + data);
    }
    FolderLock lock = FolderLock.take(data);
    try {
      if (left) {
        empty(config);
      } else {
        mark(data);
      }
      return lock;
    } catch (IOException | SQLException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private static void empty(LedgerConfig config) throws IOException, SQLException {
    Path data = config.data();
    SqliteDatabase file = new SqliteDatabase(data.resolve(Ledger.STORE_FILE));
    if (file.holdsLedger() && !file.unfinished()) {
      throw new LedgerFault(LedgerFault.CONFIG, "data folder holds a ledger: " + data);
    }
    Database own = Ledger.database(config);
    if (own.holdsLedger() && !own.unfinished()) {
      throw new LedgerFault(LedgerFault.CONFIG, "database holds a ledger already");
    }
    for (Path one : names(data)) {
      if (!one.endsWith(FolderLock.FILE) && !one.endsWith(MARK)) {
        delete(one);
      }
    }
  }

  private static void mark(Path data) throws IOException {
    DurableFiles.writeSecret(
        data.resolve(MARK), "an import is under way\n".getBytes(StandardCharsets.UTF_8));
  }

  /// To be called once the store says that it is whole.
  static void end(Path data) throws IOException {
    if (Files.deleteIfExists(data.resolve(MARK))) {
      Disk.REAL.force(data);
    }
  }

  private static List<Path> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void delete(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
