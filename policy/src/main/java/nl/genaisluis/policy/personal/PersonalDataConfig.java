package nl.genaisluis.policy.personal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.genaisluis.policy.namemodel.NameModels;
import org.jspecify.annotations.Nullable;

/// What an organisation adds to the built-in rules.
///
/// @param allow phrases that are no personal data here: own offices and telephone numbers. Compared
///   without regard to case and white space
/// @param deny phrases that are always personal data here, whatever the rules say of them
/// @param patterns forms that are always personal data here, such as personnel numbers
/// @param mailboxes the part before the `@` of mailboxes of a function, which are nobody's
/// @param officeHolders full names of those who act in public: kept in full and, behind the name of
///   an office, by surname
/// @param nameModel where a model of names is that is asked beside the built-in rules
public record PersonalDataConfig(
    List<String> allow,
    List<Deny> deny,
    @Nullable List<Form> patterns,
    @Nullable List<String> mailboxes,
    @Nullable List<String> officeHolders,
    @Nullable ModelFolder nameModel) {
  /// The shortest phrase that a list takes: a shorter one would hit parts of ordinary words.
  static final int PHRASE_LENGTH_MIN = 3;

  /// The longest phrase or pattern that a list takes.
  static final int PHRASE_LENGTH_MAX = 200;

  /// Every pattern reads every text once, at about a megabyte a second.
  static final int PATTERNS_MAX = 32;

  /// A phrase that is always personal data of one type.
  public record Deny(String phrase, PersonalType type) {
    public Deny {
      requireLength("deny", phrase);
    }

    @Override
    public String toString() {
      return "Deny[" + type + ", " + phrase.length() + " characters]";
    }
  }

  /// A form that is always personal data of one type, in the syntax of RE2: read in a time that
  /// grows with the text alone, whatever the pattern.
  public record Form(String pattern, PersonalType type) {
    public Form {
      requireLength("patterns", pattern);
      try {
        if (Pattern.compile(pattern).matcher("").find()) {
          throw new IllegalArgumentException("a pattern matches the empty text: " + pattern);
        }
      } catch (PatternSyntaxException wrong) {
        throw new IllegalArgumentException("not a pattern of RE2: " + pattern, wrong);
      }
    }
  }

  /// A folder of jars with one model of names in them.
  ///
  /// @param folder absolute
  /// @param budgetMs what one request may take of it
  /// @param model its id in the register: where it comes from is held to the same rules
  public record ModelFolder(Path folder, int budgetMs, String model) {
    public ModelFolder {
      if (!folder.isAbsolute()) {
        throw new IllegalArgumentException("name_model.folder must be absolute, was: " + folder);
      }
      if (budgetMs < NameModels.BUDGET_MIN.toMillis()
          || budgetMs > NameModels.BUDGET_MAX.toMillis()) {
        throw new IllegalArgumentException(
            "name_model.budget_ms takes "
                + NameModels.BUDGET_MIN.toMillis()
                + " to "
                + NameModels.BUDGET_MAX.toMillis()
                + ", was: "
                + budgetMs);
      }
    }

    /// The same as a duration.
    public Duration budget() {
      return Duration.ofMillis(budgetMs);
    }
  }

  public PersonalDataConfig {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
    patterns = patterns == null ? null : List.copyOf(patterns);
    mailboxes = mailboxes == null ? null : List.copyOf(mailboxes);
    officeHolders = officeHolders == null ? null : List.copyOf(officeHolders);
    for (String phrase : allow) {
      requireLength("allow", phrase);
    }
    if (patterns != null && patterns.size() > PATTERNS_MAX) {
      throw new IllegalArgumentException(
          "patterns takes at most " + PATTERNS_MAX + ", was: " + patterns.size());
    }
    if (officeHolders != null) {
      officeHolders.forEach(name -> requireLength("office_holders", name));
    }
  }

  /// The two lists of phrases, and nothing else.
  public PersonalDataConfig(List<String> allow, List<Deny> deny) {
    this(allow, deny, null, null, null, null);
  }

  /// No own lists.
  public static PersonalDataConfig defaults() {
    return new PersonalDataConfig(List.of(), List.of());
  }

  /// The list, or none.
  static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static void requireLength(String list, String phrase) {
    int length = phrase.strip().length();
    if (length < PHRASE_LENGTH_MIN || length > PHRASE_LENGTH_MAX) {
      throw new IllegalArgumentException(
          list
              + " takes phrases of "
              + PHRASE_LENGTH_MIN
              + " to "
              + PHRASE_LENGTH_MAX
              + " characters, was: "
              + length);
    }
  }

  @Override
  public String toString() {
    return "PersonalDataConfig[" + allow.size() + " allowed, " + deny.size() + " denied]";
  }
}
