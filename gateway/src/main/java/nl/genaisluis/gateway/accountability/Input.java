package nl.genaisluis.gateway.accountability;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// Reads query parameters, path parameters and bodies strictly: once each, known, within bounds.
public final class Input {
  private static final Pattern LEAF = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  private Input() {}

  /// The query parameters of a request that may have these and no others, each once.
  public static MultiMap query(RoutingContext context, String... known) {
    MultiMap sent = parsed(context);
    Set<String> names = Set.of(known);
    for (String name : sent.names()) {
      if (!names.contains(name)) {
        throw new InputFault(
            name.length() > 40 ? "query" : name, "Deze parameter bestaat hier niet.");
      }
      if (sent.getAll(name).size() > 1) {
        throw new InputFault(name, "Geef deze parameter hoogstens één keer.");
      }
    }
    return sent;
  }

  private static MultiMap parsed(RoutingContext context) {
    try {
      return context.queryParams();
    } catch (IllegalArgumentException broken) {
      throw new InputFault("query", "De parameters zijn niet goed gecodeerd.");
    }
  }

  /// The whole number in this parameter.
  public static int number(MultiMap query, String name, int absent, int max) {
    String sent = query.get(name);
    if (sent == null) {
      return absent;
    }
    if (!sent.matches("[1-9][0-9]{0,8}") || Integer.parseInt(sent) > max) {
      throw new InputFault(name, "Geef een geheel getal van 1 tot en met " + max + ".");
    }
    return Integer.parseInt(sent);
  }

  /// The id in this parameter; null when it was not sent.
  static @Nullable String idOrNull(MultiMap query, String name) {
    String sent = query.get(name);
    if (sent != null && !ID.matcher(sent).matches()) {
      throw new InputFault(name, "Geef een bestaand kenmerk: letters, cijfers en . _ : -.");
    }
    return sent;
  }

  /// The id of a leaf that this parameter or member holds.
  public static String leaf(String name, @Nullable String sent) {
    if (sent == null || !LEAF.matcher(sent).matches()) {
      throw new InputFault(name, "Geef 32 cijfers en letters a tot en met f.");
    }
    return sent;
  }

  /// The words in this parameter, at most 200 characters; empty when it was not sent.
  public static String words(MultiMap query, String name) {
    String sent = query.get(name);
    if (sent != null && (sent.length() > 200 || sent.chars().anyMatch(Character::isISOControl))) {
      throw new InputFault(name, "Geef hoogstens 200 tekens, zonder stuurtekens.");
    }
    return sent == null ? "" : sent;
  }

  /// The JSON object in the body, which may have these members and no others.
  static Json.Obj object(RoutingContext context, String... known) {
    byte[] bytes =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    try {
      if (!(JsonCodec.read(bytes) instanceof Json.Obj object)) {
        throw new InputFault("body", "Stuur één JSON-object.");
      }
      List<String> names = List.of(known);
      for (String name : object.members().keySet()) {
        if (!names.contains(name)) {
          throw new InputFault("body", "Het object mag alleen deze velden hebben: " + names + ".");
        }
      }
      return object;
    } catch (JsonFault broken) {
      throw new InputFault("body", "De inhoud is geen geldige JSON.");
    }
  }

  /// The string in this member.
  static String text(Json.Obj body, String name, int min, int max) {
    String sent = body.text(name);
    if (sent == null || sent.strip().length() < min || sent.length() > max) {
      throw new InputFault(name, "Geef een tekst van " + min + " tot " + max + " tekens.");
    }
    return sent.strip();
  }
}
