package nl.genaisluis.audit.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Text that belongs to one entry: a scrubbed request or answer, a reason. Never printed.
///
/// @param text at most 4 MiB in UTF-8, without lone surrogates
/// @param retainUntil when it may be destroyed; null when only an erasure destroys it
/// @param unit the organisation unit of who asked; null when it is not known. It goes with the
///   text, so there is none without a term
public record Content(String text, @Nullable Instant retainUntil, @Nullable String unit) {
  /// Most bytes of one content.
  public static final int BYTES_MAX = 4 << 20;

  /// Most characters of a unit.
  public static final int UNIT_LENGTH_MAX = 255;

  public Content {
    if (bytes(text) > BYTES_MAX) {
      throw new IllegalArgumentException("content is too long: " + text.length());
    }
    if (unit != null && (retainUntil == null || !isUnit(unit))) {
      throw new IllegalArgumentException("content has a unit that is none, or has no term");
    }
  }

  /// Content of which nobody knows the unit.
  public Content(String text, @Nullable Instant retainUntil) {
    this(text, retainUntil, null);
  }

  /// Content that only an erasure destroys.
  public Content(String text) {
    this(text, null);
  }

  /// Whether a name can be that of a unit: not blank, without control characters.
  public static boolean isUnit(String name) {
    return !name.isBlank()
        && name.length() <= UNIT_LENGTH_MAX
        && name.codePoints()
            .noneMatch(
                point ->
                    Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE);
  }

  /// Length in UTF-8; a lone surrogate has none.
  private static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          throw new IllegalArgumentException("content holds a lone surrogate");
        }
        i++;
        bytes += 4;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    return bytes;
  }

  @Override
  public String toString() {
    return "Content[" + text.length() + " characters]";
  }
}
