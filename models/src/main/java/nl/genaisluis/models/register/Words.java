package nl.genaisluis.models.register;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the texts of a register entry must look like.
final class Words {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern ZONE = Pattern.compile("[A-Z]{3}");

  private Words() {}

  static void require(String key, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(key + " must not be empty");
    }
  }

  static void requireIfPresent(String key, @Nullable String text) {
    if (text != null) {
      require(key, text);
    }
  }

  static void id(String key, String id) {
    match(key, id, ID, "lower-case letters, digits, dots and hyphens, at most 64");
  }

  static void zone(String key, String zone) {
    match(key, zone, ZONE, "an ISO 3166-1 alpha-3 code such as NLD");
  }

  static void countries(List<String> countries) {
    if (countries.isEmpty()) {
      throw new IllegalArgumentException("countries must name at least one country");
    }
    countries.forEach(
        country -> match("countries", country, COUNTRY, "ISO 3166-1 alpha-2 codes such as NL"));
  }

  static void texts(String key, Iterable<String> texts) {
    texts.forEach(text -> require(key, text));
  }

  static <T> void notEmpty(String key, Set<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(key + " must not be empty");
    }
  }

  private static void match(String key, String text, Pattern pattern, String wanted) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(key + " must be " + wanted + ", was: " + text);
    }
  }
}
