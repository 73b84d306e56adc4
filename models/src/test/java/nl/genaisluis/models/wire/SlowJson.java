package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A slow twin of [JsonCodec]: reads a text by the letter of RFC 8259, a production at a time.
final class SlowJson {
  /// From here on the bounds of the real reader count, which are not the twin's business.
  static final int TOKEN_LENGTH_MAX = 300;

  private static final Pattern SPACE = Pattern.compile("[ \t\n\r]*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final Pattern UNIT =
      Pattern.compile("[^\"\\\\\u0000-\u001f]|\\\\(?:[\"\\\\/bfnrt]|u([0-9a-fA-F]{4}))");

  private final String text;
  private int at;
  private int longestName;

  private SlowJson(String text) {
    this.text = text;
  }

  /// Thrown and caught in here alone.
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused() {
      super(null, null, false, false);
    }
  }

  /// The value of this text; null when it is not JSON as the gateway takes it.
  static @Nullable Json read(String text) {
    SlowJson reader = new SlowJson(text);
    try {
      Json value = reader.value(0);
      return reader.at == text.length() ? value : null;
    } catch (Refused broken) {
      return null;
    }
  }

  /// Characters of the longest name in this text, as far as it is JSON.
  static int longestName(String text) {
    SlowJson reader = new SlowJson(text);
    try {
      reader.value(0);
    } catch (Refused broken) {
      return reader.longestName;
    }
    return reader.longestName;
  }

  private Json value(int depth) throws Refused {
    token(SPACE);
    Json value =
        switch (next()) {
          case '{' -> object(inner(depth));
          case '[' -> array(inner(depth));
          case '"' -> new Json.Text(string());
          case 't' -> word("true", Json.TRUE);
          case 'f' -> word("false", Json.FALSE);
          case 'n' -> word("null", Json.NULL);
          default -> new Json.Num(token(NUMBER));
        };
    token(SPACE);
    return value;
  }

  private static int inner(int depth) throws Refused {
    if (depth == JsonCodec.DEPTH_MAX) {
      throw new Refused();
    }
    return depth + 1;
  }

  private Json object(int depth) throws Refused {
    Map<String, Json> members = new LinkedHashMap<>();
    take('{');
    token(SPACE);
    while (next() != '}') {
      if (!members.isEmpty()) {
        take(',');
        token(SPACE);
      }
      String name = string();
      longestName = Math.max(longestName, name.length());
      token(SPACE);
      take(':');
      Json value = value(depth);
      if (members.put(name, value) != null) {
        throw new Refused();
      }
    }
    take('}');
    return new Json.Obj(members);
  }

  private Json array(int depth) throws Refused {
    List<Json> items = new ArrayList<>();
    take('[');
    token(SPACE);
    while (next() != ']') {
      if (!items.isEmpty()) {
        take(',');
      }
      items.add(value(depth));
    }
    take(']');
    return new Json.Arr(items);
  }

  private String string() throws Refused {
    StringBuilder string = new StringBuilder();
    take('"');
    while (next() != '"') {
      string.append(unit());
    }
    take('"');
    if (string.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      throw new Refused();
    }
    return string.toString();
  }

  private char unit() throws Refused {
    Matcher matcher = UNIT.matcher(text).region(at, text.length());
    // The pattern reads code points; half of a pair is enough here.
    if (Character.isSurrogate(next())) {
      return text.charAt(at++);
    }
    if (!matcher.lookingAt()) {
      throw new Refused();
    }
    at = matcher.end();
    String hex = matcher.group(1);
    if (hex != null) {
      return (char) Integer.parseInt(hex, 16);
    }
    String unit = matcher.group();
    int escape = "bfnrt".indexOf(unit.charAt(unit.length() - 1));
    boolean named = unit.length() == 2 && escape >= 0;
    return named ? "\b\f\n\r\t".charAt(escape) : unit.charAt(unit.length() - 1);
  }

  private Json word(String word, Json value) throws Refused {
    if (!text.startsWith(word, at)) {
      throw new Refused();
    }
    at += word.length();
    return value;
  }

  private String token(Pattern pattern) throws Refused {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new Refused();
    }
    at = matcher.end();
    return matcher.group();
  }

  private char next() throws Refused {
    if (at == text.length()) {
      throw new Refused();
    }
    return text.charAt(at);
  }

  private void take(char wanted) throws Refused {
    if (next() != wanted) {
      throw new Refused();
    }
    at++;
  }
}
