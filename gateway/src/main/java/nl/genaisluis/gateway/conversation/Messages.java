package nl.genaisluis.gateway.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.genaisluis.gateway.accountability.InputFault;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// The messages of a conversation, as they are sent and kept.
final class Messages {
  static final int MAX = 400;
  static final int TEXT_MAX = 200_000;

  /// Who speaks, as on the other side of the gateway.
  static final List<String> ROLES = List.of("user", "assistant");

  private static final String FIELD = "berichten";
  private static final int ENERGY_MEMBERS_MAX = 12;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");

  private Messages() {}

  /// The messages in this form, checked one by one.
  static Json.Arr read(Form form) {
    List<Json> messages = new ArrayList<>();
    for (Json sent : form.items(FIELD, MAX)) {
      String place = FIELD + "[" + messages.size() + "]";
      Form message = Form.of(sent, place, "rol", "tekst", "model", "energie", "verzoek");
      messages.add(
          Json.object(
              "rol", Json.of(message.oneOf("rol", ROLES)),
              "tekst", Json.of(message.lines("tekst", 0, TEXT_MAX)),
              "model", Json.ofNullable(name(message, "model")),
              "energie", energy(message),
              "verzoek", Json.ofNullable(name(message, "verzoek"))));
    }
    return Json.array(messages);
  }

  /// An id that the gateway gave: of a model or a request.
  private static @Nullable String name(Form message, String field) {
    String sent = message.lineOrNull(field, 128);
    if (sent != null && !NAME.matcher(sent).matches()) {
      throw message.fault(field, "Geef een kenmerk: letters, cijfers en . _ : / @ + -.");
    }
    return sent;
  }

  /// The energy of an answer as the gateway told it: numbers and short codes.
  private static Json energy(Form message) {
    if (message.absent("energie")) {
      return Json.NULL;
    }
    InputFault bad =
        message.fault("energie", "Geef de energie zoals de sluis haar bij het antwoord gaf.");
    if (!(message.object().get("energie") instanceof Json.Obj energy)
        || energy.members().size() > ENERGY_MEMBERS_MAX) {
      throw bad;
    }
    for (Map.Entry<String, Json> member : energy.members().entrySet()) {
      boolean plain =
          switch (member.getValue()) {
            case Json.Num(String digits) -> digits.length() <= 40;
            case Json.Text(String code) -> code.length() <= 100 && Form.wellFormed(code);
            case Json.Null _ -> true;
            case Json.Bool _, Json.Obj _, Json.Arr _ -> false;
          };
      if (!plain || !member.getKey().matches("[a-z0-9_]{1,40}")) {
        throw bad;
      }
    }
    return energy;
  }

  /// True when every one of these folded words is in the title or in a message.
  static boolean has(String title, Json.Obj body, List<String> words) {
    List<String> left = new ArrayList<>(words);
    strike(left, title);
    for (Json message : body.items(FIELD)) {
      if (left.isEmpty()) {
        return true;
      }
      String text = ((Json.Obj) message).text("tekst");
      strike(left, text == null ? "" : text);
    }
    return left.isEmpty();
  }

  private static void strike(List<String> words, String text) {
    String folded = Fold.of(text);
    words.removeIf(folded::contains);
  }
}
