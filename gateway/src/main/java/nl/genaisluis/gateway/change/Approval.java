package nl.genaisluis.gateway.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.audit.note.VerifierKey;

/// The word of approvers on one change, as a signed note (C2SP signed-note) beside the
/// configuration. It names the version that it leaves and the one that it goes to, so it can be
/// used for no other change.
public final class Approval {
  /// The file that holds it, in the folder of the configuration.
  public static final String FILE = "approval.note";

  private static final String HEAD = "genai-sluis approval of a configuration\n";
  private static final int APPROVERS_MAX = 8;
  private static final int NAME_LENGTH_MAX = 100;
  private static final int BYTES_MAX = 64 * 1024;

  private Approval() {}

  /// Who may agree: an entry of `sluis.yaml`.
  ///
  /// @param approvers verifier keys, one for each approver; any one of them is enough
  public record Approvers(List<String> approvers) {
    public Approvers {
      approvers = List.copyOf(approvers);
      Set<String> names = new HashSet<>();
      for (String approver : approvers) {
        try {
          String name = VerifierKey.parse(approver).name();
          if (!names.add(name)) {
            throw new IllegalArgumentException("approvers has one name twice");
          }
          if (name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                "approvers: a name has at most " + NAME_LENGTH_MAX + " characters");
          }
        } catch (NoteFault notAKey) {
          throw new IllegalArgumentException("approvers: " + notAKey.getMessage(), notAKey);
        }
      }
      if (approvers.isEmpty() || approvers.size() > APPROVERS_MAX) {
        throw new IllegalArgumentException(
            "approvers must name 1 to "
                + APPROVERS_MAX
                + " keys, or approval be left out of the file");
      }
    }
  }

  /// What a note is worth for one change.
  public sealed interface Worth {
    /// These approvers agreed.
    record Agreed(List<String> names) implements Worth {
      public Agreed {
        names = List.copyOf(names);
      }
    }

    /// Nobody agreed to this change.
    ///
    /// @param cause why the note does not count, for the operator
    record Lacking(String cause) implements Worth {}
  }

  /// Reads the note of this folder, for this change.
  public static Worth read(Path folder, Approvers approvers, String from, String to) {
    Path file = folder.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      SignedNote note = SignedNote.parse(in.readNBytes(BYTES_MAX));
      return judged(note, approvers, from, to);
    } catch (NoSuchFileException absent) {
      return new Worth.Lacking("there is no " + FILE);
    } catch (IOException | NoteFault broken) {
      return new Worth.Lacking(FILE + ": " + broken.getMessage());
    }
  }

  private static Worth judged(SignedNote note, Approvers approvers, String from, String to) {
    if (!note.text().equals(text(from, to))) {
      return new Worth.Lacking(FILE + " is of another change");
    }
    List<String> names = new ArrayList<>();
    for (String approver : approvers.approvers()) {
      VerifierKey key = VerifierKey.parse(approver);
      if (note.isSignedBy(key)) {
        note.verify(key);
        names.add(key.name());
      }
    }
    return names.isEmpty()
        ? new Worth.Lacking(FILE + " has no signature of an approver")
        : new Worth.Agreed(names);
  }

  /// The note by which this approver agrees.
  public static SignedNote sign(Signer approver, String from, String to) {
    return approver.note(text(from, to));
  }

  private static String text(String from, String to) {
    return HEAD + "from " + from + "\nto " + to + "\n";
  }
}
