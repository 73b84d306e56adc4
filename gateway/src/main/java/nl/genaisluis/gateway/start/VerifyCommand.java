package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.event.Verified;
import nl.genaisluis.audit.export.ExportCheck;
import nl.genaisluis.audit.export.ExportFault;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.egress.RemoteLog;
import nl.genaisluis.gateway.identity.Role;

/// `verify`: recomputes a log from its entries and says whether it is what it claims to be.
public final class VerifyCommand {
  /// Put the outcome on record; only while no gateway runs on the data.
  private static final String RECORD = "--record";

  private VerifyCommand() {}

  /// Runs the verb: 0 when the log is sound, 1 when it is not or cannot be read.
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              words,
              Set.of("--key", "--checkpoint", "--token-file", "--config"),
              Set.of("--json", RECORD),
              1);
      if (options.rest().isEmpty()) {
        throw new Options.Wrong("verify needs a log: a folder or an address");
      }
      boolean record = options.switches().contains(RECORD);
      Places places = Places.of(environment);
      if (record && !data(options).equals(places.data())) {
        throw new Options.Wrong(RECORD + " is for the data folder in SLUIS_DATA");
      }
      Report report = verify(options);
      out.println(options.switches().contains("--json") ? report.json() : report.text());
      if (record) {
        out.println("recorded as " + record(report, places, options));
      }
      return report.ok() ? 0 : 1;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (IOException
        | UncheckedIOException
        | NoteFault
        | ConfigException
        | LedgerFault
        | ExportFault
        | IllegalArgumentException failed) {
      err.println("the log cannot be verified: " + failed.getMessage());
      return 1;
    }
  }

  /// Puts the outcome on record in a stopped installation; returns the hash of the leaf.
  private static String record(Report report, Places places, Options options) {
    Settings settings = RunCommand.folder(options).read("sluis.yaml", Settings.class);
    LedgerConfig config = SharedDatabase.place(places, settings);
    Hash root = Hash.ofBase64(report.root());
    try (Ledger ledger = Ledger.openExisting(config, Clock.systemUTC())) {
      Verified verified =
          new Verified(
              ExchangeIds.fresh(),
              report.size(),
              root == null ? Hash.EMPTY.hex() : root.hex(),
              report.ok(),
              report.faults(),
              report.remarks(),
              Role.BEHEERDER.code());
      return ledger.append(verified, null).join().leafHash();
    }
  }

  /// A verifier key as it was typed, or as the file of this name holds it: of several years, the
  /// last.
  static String key(String typed) throws IOException {
    return keys(typed).getLast();
  }

  /// The verifier keys of all years in the file of this name, or the one that was typed.
  static List<String> keys(String typed) throws IOException {
    Path file = Path.of(typed);
    return Files.isRegularFile(file)
        ? Files.readString(file).strip().lines().toList()
        : List.of(typed);
  }

  private static Report verify(Options options) throws IOException, Options.Wrong {
    String log = options.rest().getFirst();
    String key = options.value("--key");
    if (key == null) {
      throw new Options.Wrong("verify needs --key: the verifier key, or a file that holds it");
    }
    String verifierKey = key(key);
    String kept = options.value("--checkpoint");
    String checkpoint = kept == null ? null : Files.readString(Path.of(kept));
    if (log.startsWith("http://") || log.startsWith("https://")) {
      String tokenFile = options.value("--token-file");
      String token = tokenFile == null ? null : Files.readString(Path.of(tokenFile)).strip();
      try (RemoteLog remote = new RemoteLog(log, token)) {
        return Verifier.verify(remote::read, verifierKey, checkpoint);
      }
    }
    Path folder = Path.of(log).toAbsolutePath().normalize();
    if (ExportCheck.isExport(folder)) {
      return ExportCheck.verify(folder, verifierKey, checkpoint);
    }
    Path inside = folder.resolve("log");
    return Verifier.verify(Files.isDirectory(inside) ? inside : folder, verifierKey, checkpoint);
  }

  private static Path data(Options options) {
    return Path.of(options.rest().getFirst()).toAbsolutePath().normalize();
  }
}
