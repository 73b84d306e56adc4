package nl.genaisluis.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The text of one scalar as the value that a component asks for. A text component takes the text
/// as it is written, so that `NO` stays Norway and `1.10` keeps its nought.
final class Scalars {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Scalars() {}

  static boolean handles(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || List.of(
                String.class,
                Integer.class,
                Long.class,
                Double.class,
                Boolean.class,
                LocalDate.class,
                Duration.class,
                Path.class,
                URI.class)
            .contains(type);
  }

  static Object read(Class<?> type, Place place, ScalarNode scalar) {
    String text = scalar.getValue();
    if (type == String.class) {
      return text;
    }
    try {
      return type.isEnum() ? constant(type, place, text) : value(type, place, scalar);
    } catch (NumberFormatException e) {
      throw place.wrong("must be a " + (isWhole(type) ? "whole " : "") + "number: " + text, e);
    } catch (DateTimeParseException e) {
      throw place.wrong("must be a date such as 2026-11-22: " + text, e);
    } catch (IllegalArgumentException e) {
      throw place.wrong("cannot be read: " + text, e);
    }
  }

  private static Object value(Class<?> type, Place place, ScalarNode scalar) {
    String text = scalar.getValue();
    if (type == LocalDate.class) {
      return LocalDate.parse(text);
    }
    if (type == Duration.class) {
      return duration(place, text);
    }
    if (type == Path.class) {
      return Path.of(text);
    }
    if (type == URI.class) {
      return URI.create(text);
    }
    if (scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      throw place.wrong("must be written without quotes: " + text);
    }
    return plain(type, place, text);
  }

  private static Object plain(Class<?> type, Place place, String text) {
    if (type == int.class || type == Integer.class) {
      return Integer.parseInt(digits(place, text));
    }
    if (type == long.class || type == Long.class) {
      return Long.parseLong(digits(place, text));
    }
    if (type == double.class || type == Double.class) {
      return number(place, text.replace("_", ""));
    }
    if (type == boolean.class || type == Boolean.class) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw place.wrong("must be true or false: " + text);
      };
    }
    throw new IllegalStateException("no reading for " + type);
  }

  /// Java takes digits of every script, and they are not read alike by everyone.
  private static String digits(Place place, String text) {
    String digits = text.replace("_", "");
    if (!digits.matches("[-+]?\\d+")) {
      throw place.wrong("must be a whole number: " + text);
    }
    return digits;
  }

  private static double number(Place place, String text) {
    if (!text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
      throw place.wrong("must be a number: " + text);
    }
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw place.wrong("must be a number that a double can hold: " + text);
    }
    return number;
  }

  private static Duration duration(Place place, String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw place.wrong("must be a duration such as 500ms, 30s, 10m, 1h or 7d: " + text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Object constant(Class<?> type, Place place, String text) {
    List<String> known =
        Arrays.stream(type.getEnumConstants()).map(one -> written((Enum<?>) one)).toList();
    int index = known.indexOf(text);
    if (index < 0) {
      throw place.wrong("unknown value " + text + Nearest.hint(text, known));
    }
    return type.getEnumConstants()[index];
  }

  /// An enum constant as files write it.
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isWhole(Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class || type == Long.class;
  }
}
