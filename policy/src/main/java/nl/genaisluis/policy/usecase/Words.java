package nl.genaisluis.policy.usecase;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the texts of a use case must look like.
final class Words {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

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

  static void id(String id) {
    if (id.length() > 64 || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id must be lower-case words joined by hyphens, at most 64 characters, was: " + id);
    }
  }

  static void texts(String key, Collection<String> texts) {
    texts.forEach(text -> require(key, text));
  }

  static void atLeast(String key, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(key + " must be at least " + least + ", was: " + value);
    }
  }
}
