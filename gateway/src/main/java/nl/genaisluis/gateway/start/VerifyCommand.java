package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import nl.genaisluis.gateway.egress.RemoteLog;

/// `verify`: recomputes a log from its entries and says whether it is what it claims to be.
public final class VerifyCommand {
  private VerifyCommand() {}

  /// Runs the verb: 0 when the log is sound, 1 when it is not or cannot be read.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              words, Set.of("--key", "--checkpoint", "--token-file"), Set.of("--json"), 1);
      if (options.rest().isEmpty()) {
        throw new Options.Wrong("verify needs a log: a folder or an address");
      }
      Report report = verify(options);
      out.println(options.switches().contains("--json") ? report.json() : report.text());
      return report.ok() ? 0 : 1;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (IOException | UncheckedIOException | NoteFault | IllegalArgumentException failed) {
      err.println("the log cannot be verified: " + failed.getMessage());
      return 1;
    }
  }

  private static Report verify(Options options) throws IOException, Options.Wrong {
    String log = options.rest().getFirst();
    String key = options.value("--key");
    if (key == null) {
      throw new Options.Wrong("verify needs --key: the verifier key, or a file that holds it");
    }
    Path keyFile = Path.of(key);
    String verifierKey = Files.isRegularFile(keyFile) ? Files.readString(keyFile).strip() : key;
    String kept = options.value("--checkpoint");
    String checkpoint = kept == null ? null : Files.readString(Path.of(kept));
    if (log.startsWith("http://") || log.startsWith("https://")) {
      String tokenFile = options.value("--token-file");
      String token = tokenFile == null ? null : Files.readString(Path.of(tokenFile)).strip();
      try (RemoteLog remote = new RemoteLog(log, token)) {
        return Verifier.verify(remote::read, verifierKey, checkpoint);
      }
    }
    Path folder = Path.of(log);
    Path inside = folder.resolve("log");
    return Verifier.verify(Files.isDirectory(inside) ? inside : folder, verifierKey, checkpoint);
  }
}
