package nl.genaisluis.audit.note;

import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TreeHead;

/// The text of a checkpoint (C2SP tlog-checkpoint): which log, how many leaves, which root.
public record Checkpoint(String origin, TreeHead head) {
  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20)) {
      throw new NoteFault("checkpoint must name its log");
    }
  }

  /// Reads a checkpoint's text. Further lines are extensions: they must not be empty and are passed
  /// over.
  public static Checkpoint parse(String text) {
    String[] lines = SignedNote.text(text).split("\n", -1);
    if (lines.length < 4) {
      throw new NoteFault("checkpoint must have at least three lines");
    }
    for (int i = 0; i < lines.length - 1; i++) {
      if (lines[i].isEmpty()) {
        throw new NoteFault("checkpoint has an empty line");
      }
    }
    Hash root = Hash.ofBase64(lines[2]);
    if (root == null) {
      throw new NoteFault("checkpoint has no root hash in base64");
    }
    return new Checkpoint(lines[0], new TreeHead(size(lines[1]), root));
  }

  /// The three lines.
  public String text() {
    return origin + "\n" + head.size() + "\n" + head.root().base64() + "\n";
  }

  private static long size(String text) {
    if (!text.matches("0|[1-9][0-9]{0,18}")) {
      throw new NoteFault("checkpoint has no decimal size");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException tooLarge) {
      throw new NoteFault("checkpoint has a size that is too large");
    }
  }
}
