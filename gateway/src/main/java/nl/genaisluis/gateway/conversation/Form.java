package nl.genaisluis.gateway.conversation;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.accountability.InputFault;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// A JSON object that somebody sent, read strictly: every member known, of its type and within its
/// bounds. What does not fit is an [InputFault] that names the member and not its value.
///
/// @param place where the object is in the body, to be put before a member's name; often empty
record Form(Json.Obj object, String place) {
  private static final int FIELD_SHOWN_MAX = 40;

  /// The bytes of the body of this request.
  static byte[] bytes(RoutingContext context) {
    Buffer sent = context.body().buffer();
    return sent == null ? new byte[0] : sent.getBytes();
  }

  /// The object in a body, which may have these members and no others.
  static Form of(byte[] sent, String... known) {
    try {
      return of(JsonCodec.read(sent), "", known);
    } catch (JsonFault broken) {
      throw new InputFault("body", "De inhoud is geen geldige JSON.");
    }
  }

  /// An object inside a body.
  static Form of(Json value, String place, String... known) {
    if (!(value instanceof Json.Obj object)) {
      throw new InputFault(place.isEmpty() ? "body" : place, "Stuur hier een JSON-object.");
    }
    String before = place.isEmpty() ? "" : place + ".";
    Set<String> names = Set.of(known);
    for (String name : object.members().keySet()) {
      if (!names.contains(name)) {
        boolean shown = name.length() <= FIELD_SHOWN_MAX && name.matches("[A-Za-z0-9_-]+");
        throw new InputFault(
            shown ? before + name : place.isEmpty() ? "body" : place,
            "Dit veld bestaat hier niet. Wel: " + String.join(", ", known) + ".");
      }
    }
    return new Form(object, before);
  }

  /// The text in this member, without spaces around it.
  String line(String name, int min, int max) {
    String sent = text(name, max).strip();
    if (sent.length() < min || sent.chars().anyMatch(Character::isISOControl)) {
      throw fault(name, "Geef een tekst van " + min + " tot " + max + " tekens op één regel.");
    }
    return sent;
  }

  /// The text in this member, of any number of lines.
  String lines(String name, int min, int max) {
    String sent = text(name, max);
    if (sent.strip().length() < min) {
      throw fault(name, "Geef een tekst van " + min + " tot " + max + " tekens.");
    }
    return sent;
  }

  /// The text in this member; null when it is absent, `null` or empty.
  @Nullable String lineOrNull(String name, int max) {
    if (absent(name) || text(name, max).isBlank()) {
      return null;
    }
    return line(name, 1, max);
  }

  private String text(String name, int max) {
    String sent = object.text(name);
    if (sent == null) {
      throw fault(name, "Geef hier een tekst.");
    }
    if (sent.length() > max) {
      throw fault(name, "Geef hoogstens " + max + " tekens.");
    }
    if (!wellFormed(sent)) {
      throw fault(name, "Deze tekst bevat een half teken.");
    }
    return sent;
  }

  /// True when a text has no lone surrogate.
  static boolean wellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /// One of these words.
  String oneOf(String name, List<String> words) {
    String sent = object.text(name);
    if (sent == null || !words.contains(sent)) {
      throw fault(name, "Kies uit: " + String.join(", ", words) + ".");
    }
    return sent;
  }

  /// `true` or `false`.
  boolean flag(String name, boolean absent) {
    if (absent(name)) {
      return absent;
    }
    if (!(object.get(name) instanceof Json.Bool(boolean value))) {
      throw fault(name, "Geef hier true of false.");
    }
    return value;
  }

  /// The items of a list.
  List<Json> items(String name, int max) {
    if (!(object.get(name) instanceof Json.Arr(List<Json> items))) {
      throw fault(name, "Geef hier een lijst.");
    }
    if (items.size() > max) {
      throw fault(name, "Geef hoogstens " + max + " stuks.");
    }
    return items;
  }

  boolean absent(String name) {
    Json sent = object.get(name);
    return sent == null || sent instanceof Json.Null;
  }

  InputFault fault(String name, String demand) {
    return new InputFault(place + name, demand);
  }

  @Override
  public String toString() {
    return "Form[***]";
  }
}
