package nl.genaisluis.models.energy.measured;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a page in the text format of Prometheus (version 0.0.4). A line that is neither a comment
/// nor a sample makes the whole page unusable: half a page would be half the energy.
public final class PromText {
  private static final int LINES_MAX = 200_000;
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*+)\\s*+(?:\\{(.*)})?\\s*+(\\S++)(?:\\s++-?[0-9]++)?+\\s*+");
  private static final Pattern LABEL =
      Pattern.compile("\\s*+([a-zA-Z_][a-zA-Z0-9_]*+)\\s*+=\\s*+\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+");

  private PromText() {}

  /// One sample of a page.
  public record Sample(String name, Map<String, String> labels, double value) {
    public Sample {
      labels = Map.copyOf(labels);
    }

    /// The value of a label; empty when there is none.
    String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  /// The samples of a page, in its order.
  ///
  /// @throws IllegalArgumentException when the page is not in the format; the message names the
  ///   line
  public static List<Sample> read(String page) {
    List<Sample> samples = new ArrayList<>();
    int number = 0;
    for (String line : page.split("\n", -1)) {
      number++;
      if (number > LINES_MAX) {
        throw new IllegalArgumentException("a page of more than " + LINES_MAX + " lines");
      }
      if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
        samples.add(sample(line.strip(), number));
      }
    }
    return samples;
  }

  private static Sample sample(String line, int number) {
    Matcher matcher = SAMPLE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("line " + number + " is no sample");
    }
    String labels = matcher.group(2);
    return new Sample(
        matcher.group(1),
        labels == null ? Map.of() : labels(labels, number),
        value(matcher.group(3), number));
  }

  private static Map<String, String> labels(String text, int number) {
    Map<String, String> labels = new LinkedHashMap<>();
    int at = 0;
    Matcher matcher = LABEL.matcher(text);
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw new IllegalArgumentException("line " + number + " has a broken label");
      }
      labels.put(matcher.group(1), matcher.group(2));
      at = matcher.end();
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      } else if (at < text.length()) {
        throw new IllegalArgumentException("line " + number + " has a broken label");
      }
    }
    return labels;
  }

  private static double value(String text, int number) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> {
        if (!text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?|[-+]?[0-9]+\\.")) {
          throw new IllegalArgumentException("line " + number + " has no number");
        }
        yield Double.parseDouble(text);
      }
    };
  }
}
