package nl.genaisluis.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A text with signature lines (C2SP signed-note). Parsing believes nothing yet; [#verify] does.
public final class SignedNote {
  /// Most bytes of a note; a checkpoint has a few hundred.
  private static final int BYTES_MAX = 1 << 20;

  /// Readers must take at least 16 signatures; this many is no note any more.
  private static final int SIGNATURES_MAX = 100;

  private static final String DASH = "\u2014 ";

  private final String text;
  private final List<Line> lines;

  private SignedNote(String text, List<Line> lines) {
    this.text = text;
    this.lines = List.copyOf(lines);
  }

  static SignedNote of(String text, VerifierKey key, byte[] signature) {
    byte[] blob = Arrays.copyOf(key.id(), VerifierKey.ID_LENGTH + signature.length);
    System.arraycopy(signature, 0, blob, VerifierKey.ID_LENGTH, signature.length);
    return new SignedNote(
        text, List.of(new Line(key.name(), Base64.getEncoder().encodeToString(blob))));
  }

  /// Reads a note: text, an empty line, one or more signature lines, and nothing else.
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      throw new NoteFault("note is too long");
    }
    String note;
    try {
      note = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw new NoteFault("note is not UTF-8");
    }
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new NoteFault("note must be a text, an empty line and signatures");
    }
    String signatures = note.substring(end + 2);
    if (signatures.isEmpty()) {
      throw new NoteFault("note has no signature");
    }
    List<Line> lines = new ArrayList<>();
    for (String line : signatures.substring(0, signatures.length() - 1).split("\n", -1)) {
      lines.add(line(line));
    }
    if (lines.size() > SIGNATURES_MAX) {
      throw new NoteFault("note has too many signatures");
    }
    return new SignedNote(text(note.substring(0, end + 1)), lines);
  }

  /// A text that a note may hold: it ends a line and has no other control characters.
  static String text(String text) {
    if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new NoteFault("note text must end in a newline and have no control characters");
    }
    return text;
  }

  /// The text, once a signature of one of these keys holds. Lines of unknown keys are passed over;
  /// a line of a known key that does not hold, or no line of a known key, is a fault.
  public String verify(VerifierKey... known) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    int held = 0;
    for (Line line : lines) {
      for (VerifierKey key : known) {
        if (line.by(key)) {
          if (!key.signed(signed, line.signature())) {
            throw new NoteFault("note has a signature of " + key.name() + " that does not hold");
          }
          held++;
        }
      }
    }
    if (held == 0) {
      throw new NoteFault("note has no signature of a known key");
    }
    return text;
  }

  /// The text, believed or not.
  public String text() {
    return text;
  }

  /// The signature in the line of this key; null when there is none.
  byte @Nullable [] signature(VerifierKey key) {
    for (Line line : lines) {
      if (line.by(key)) {
        return line.signature();
      }
    }
    return null;
  }

  /// True when a line bears the name and id of this key; whether it holds is for [#verify] to say.
  public boolean isSignedBy(VerifierKey key) {
    return lines.stream().anyMatch(line -> line.by(key));
  }

  /// This note with the signatures of another over the same text. Of one key there is one line: a
  /// line of this note gives way to one of the other under the same name and key id.
  public SignedNote with(SignedNote other) {
    if (!other.text.equals(text)) {
      throw new NoteFault("notes have different texts");
    }
    Stream<Line> kept =
        lines.stream().filter(line -> other.lines.stream().noneMatch(line::isOfTheKeyOf));
    return new SignedNote(text, Stream.concat(kept, other.lines.stream()).toList());
  }

  /// This note with no other signatures than those under this name.
  public SignedNote only(String name) {
    return new SignedNote(text, lines.stream().filter(line -> line.name().equals(name)).toList());
  }

  /// The note as it is stored and served.
  @Override
  public String toString() {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (Line line : lines) {
      note.append(DASH).append(line.name()).append(' ').append(line.blob()).append('\n');
    }
    return note.toString();
  }

  private static Line line(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw new NoteFault("note has a malformed signature line");
    }
    String blob = line.substring(space + 1);
    byte[] bytes = VerifierKey.base64(blob);
    if (bytes == null || bytes.length <= VerifierKey.ID_LENGTH) {
      throw new NoteFault("note has a malformed signature");
    }
    return new Line(VerifierKey.name(line.substring(DASH.length(), space)), blob);
  }

  /// One signature line; the blob is base64 of key id and signature.
  private record Line(String name, String blob) {
    boolean by(VerifierKey key) {
      return name.equals(key.name()) && Arrays.equals(keyId(), key.id());
    }

    boolean isOfTheKeyOf(Line other) {
      return name.equals(other.name) && Arrays.equals(keyId(), other.keyId());
    }

    private byte[] keyId() {
      return Arrays.copyOf(Base64.getDecoder().decode(blob), VerifierKey.ID_LENGTH);
    }

    byte[] signature() {
      byte[] bytes = Base64.getDecoder().decode(blob);
      return Arrays.copyOfRange(bytes, VerifierKey.ID_LENGTH, bytes.length);
    }
  }
}
