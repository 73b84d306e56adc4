package nl.genaisluis.policy.prohibited;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who decided the rules on prohibited use, when, and where that is to be read. A fact of the
/// operator's, told with every refusal that rests on these rules.
///
/// @param by who decided them (`Gedeputeerde Staten`); null while nobody is named
/// @param on the day of that decision; goes with `by`
/// @param source https address or path of this site where the decision or the rules are read; null
///   without one
public record Decided(@Nullable String by, @Nullable LocalDate on, @Nullable String source) {
  private static final int TEXT_LENGTH_MAX = 200;
  private static final int SOURCE_LENGTH_MAX = 500;

  public Decided {
    if ((by == null) != (on == null)) {
      throw new IllegalArgumentException(
          "decided.by and decided.on go together; give "
              + (by == null ? "decided.by as well" : "decided.on as well"));
    }
    if (by == null && source == null) {
      throw new IllegalArgumentException(
          "decided must name decided.by and decided.on, decided.source, or all three; leave the"
              + " key out otherwise");
    }
    if (by != null && (by.isBlank() || by.length() > TEXT_LENGTH_MAX)) {
      throw new IllegalArgumentException(
          "decided.by must have 1 to " + TEXT_LENGTH_MAX + " characters");
    }
    if (source != null && !isAddress(source)) {
      throw new IllegalArgumentException(
          "decided.source must be https or a path of this site, was: " + source);
    }
  }

  /// A page of a site, and nothing that a browser would run or send elsewhere.
  private static boolean isAddress(String source) {
    boolean whole = source.startsWith("https://") && source.length() > "https://".length();
    boolean own = source.startsWith("/") && !source.startsWith("//");
    return (whole || own)
        && source.length() <= SOURCE_LENGTH_MAX
        && source.chars().allMatch(one -> one > ' ' && one < 0x7f && one != '\\');
  }
}
