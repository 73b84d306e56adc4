package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.gateway.change.Approval;
import nl.genaisluis.gateway.change.Change;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.jspecify.annotations.Nullable;

/// `approve`: the signature of an approver under a change of the configuration. It says what the
/// change is before it signs, when it is told where the old configuration stands.
public final class ApproveCommand {
  private ApproveCommand() {}

  /// Runs the verb: 0 when the note stands beside the configuration, or the key is made.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(
              words, Set.of("--config", "--against", "--from", "--key", "--new-key"), Set.of(), 0);
      Path key = Path.of(needed(options, "--key"));
      String name = options.value("--new-key");
      if (name != null) {
        return make(name, key, out);
      }
      return sign(options, key, out);
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException | NoteFault | IllegalArgumentException | IOException failed) {
      err.println("not approved: " + failed.getMessage());
      return 1;
    }
  }

  private static String needed(Options options, String option) throws Options.Wrong {
    String value = options.value(option);
    if (value == null) {
      throw new Options.Wrong("approve needs " + option);
    }
    return value;
  }

  private static int make(String name, Path key, PrintStream out) throws IOException {
    Signer signer = Signer.generate(name);
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, signer.secret(), StandardOpenOption.WRITE);
    out.println(signer.verifier());
    return 0;
  }

  private static int sign(Options options, Path key, PrintStream out)
      throws Options.Wrong, IOException {
    Path folder = Path.of(needed(options, "--config"));
    String from = options.value("--from");
    String against = options.value("--against");
    if ((from == null) == (against == null)) {
      throw new Options.Wrong("approve needs one of --from and --against");
    }
    LocalDate today = LocalDate.now(Clock.systemUTC());
    Loaded after = Loaded.from(ConfigFolder.of(folder), today);
    String version = from == null ? compared(against, after, today, out) : from;
    Signer approver = Signer.parse(Files.readString(key));
    SignedNote mine = Approval.sign(approver, version, after.version());
    Files.writeString(folder.resolve(Approval.FILE), mine.toString());
    out.println("approved by " + approver.verifier().name());
    out.println("  from           " + version);
    out.println("  to             " + after.version());
    return 0;
  }

  private static String compared(
      @Nullable String against, Loaded after, LocalDate today, PrintStream out) {
    Loaded before = Loaded.from(ConfigFolder.of(Path.of(String.valueOf(against))), today);
    Change change = Change.between(before.records(), after.records());
    change.lines().forEach(line -> out.println("  " + line));
    return before.version();
  }
}
