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

  /// The messages of turns that are not in the conversation as it now reads.
  static final String ASIDE = "varianten";

  private static final int FIGURES_MAX = 24;
  private static final int NOTICE_MAX = 1_000;

  /// Which turn a message is of, and which one came before: so that an edited question and the one
  /// that it came from stay side by side.
  private static final List<String> TURNS = List.of("beurt", "na");

  /// Broken off; made by a model.
  private static final List<String> FLAGS = List.of("afgebroken", "generatief");

  /// Emission; how many values of each kind were replaced by codes.
  private static final List<String> FIGURES = List.of("uitstoot", "gemaskeerd");

  private static final String[] MEMBERS = {
    "rol",
    "tekst",
    "model",
    "energie",
    "verzoek",
    "beurt",
    "na",
    "afgebroken",
    "generatief",
    "uitstoot",
    "gemaskeerd",
    "vermelding"
  };
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}");

  private Messages() {}

  /// The messages in this form, checked one by one.
  static Json.Arr read(Form form) {
    return read(form, FIELD);
  }

  /// The messages in this member, checked one by one.
  static Json.Arr read(Form form, String field) {
    List<Json> messages = new ArrayList<>();
    for (Json sent : form.items(field, MAX)) {
      String place = field + "[" + messages.size() + "]";
      Form message = Form.of(sent, place, MEMBERS);
      Json.Obj plain =
          Json.object(
              "rol", Json.of(message.oneOf("rol", ROLES)),
              "tekst", Json.of(message.lines("tekst", 0, TEXT_MAX)),
              "model", Json.ofNullable(name(message, "model")),
              "energie", figures(message, "energie"),
              "verzoek", Json.ofNullable(name(message, "verzoek")));
      messages.add(marked(message, plain));
    }
    return Json.array(messages);
  }

  /// With the marks that were sent; a message without them stays as short as it always was.
  private static Json.Obj marked(Form message, Json.Obj plain) {
    Json.Obj marked = plain;
    for (String turn : TURNS) {
      String key = name(message, turn);
      if (key != null) {
        marked = marked.with(turn, Json.of(key));
      }
    }
    for (String flag : FLAGS) {
      if (!message.absent(flag)) {
        marked = marked.with(flag, Json.of(message.flag(flag, false)));
      }
    }
    for (String figures : FIGURES) {
      if (!message.absent(figures)) {
        marked = marked.with(figures, figures(message, figures));
      }
    }
    String notice = message.lineOrNull("vermelding", NOTICE_MAX);
    return notice == null ? marked : marked.with("vermelding", Json.of(notice));
  }

  /// An id that the gateway gave: of a model or a request.
  private static @Nullable String name(Form message, String field) {
    String sent = message.lineOrNull(field, 128);
    if (sent != null && !NAME.matcher(sent).matches()) {
      throw message.fault(field, "Geef een kenmerk: letters, cijfers en . _ : / @ + -.");
    }
    return sent;
  }

  /// Figures around an answer as the gateway told them: numbers and short codes.
  private static Json figures(Form message, String field) {
    if (message.absent(field)) {
      return Json.NULL;
    }
    InputFault bad = message.fault(field, "Geef dit zoals de sluis het bij het antwoord gaf.");
    if (!(message.object().get(field) instanceof Json.Obj energy)
        || energy.members().size() > FIGURES_MAX) {
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
      if (!plain || !member.getKey().matches("[A-Za-z0-9_]{1,40}")) {
        throw bad;
      }
    }
    return energy;
  }

  /// True when every one of these folded words is in the title or in a message.
  static boolean has(String title, Json.Obj body, List<String> words) {
    List<String> left = new ArrayList<>(words);
    strike(left, title);
    for (String field : List.of(FIELD, ASIDE)) {
      if (body.get(field) instanceof Json.Arr(List<Json> messages)) {
        for (Json message : messages) {
          String text = ((Json.Obj) message).text("tekst");
          strike(left, text == null ? "" : text);
        }
      }
    }
    return left.isEmpty();
  }

  private static void strike(List<String> words, String text) {
    String folded = Fold.of(text);
    words.removeIf(folded::contains);
  }
}
