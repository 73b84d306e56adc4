package nl.genaisluis.gateway.conversation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.document.Transcript;
import nl.genaisluis.gateway.document.Transcript.Facts;
import nl.genaisluis.gateway.document.Transcript.Turn;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Reads messages that are kept as turns of a [Transcript]: a question and its answer.
final class Turns {
  private static final Facts NOTHING = new Facts(null, null, null, null, true, false);

  private static final MathContext DIGITS = new MathContext(2);

  private Turns() {}

  static List<Turn> of(List<Json> messages) {
    List<Turn> turns = new ArrayList<>();
    for (Json one : messages) {
      Json.Obj message = (Json.Obj) one;
      String text = message.text("tekst");
      String said = text == null ? "" : text;
      if ("user".equals(message.text("rol"))) {
        turns.add(new Turn(turns.size() + 1, said, null, NOTHING));
      } else if (!turns.isEmpty() && turns.getLast().answer() == null) {
        Turn asked = turns.removeLast();
        turns.add(new Turn(asked.number(), asked.question(), said, facts(message)));
      } else {
        turns.add(new Turn(turns.size() + 1, "", said, facts(message)));
      }
    }
    return turns;
  }

  private static Facts facts(Json.Obj message) {
    return new Facts(
        message.text("model"),
        energy(message.get("energie")),
        message.text("verzoek"),
        message.text("vermelding"),
        !(message.get("generatief") instanceof Json.Bool(boolean made)) || made,
        message.isTrue("afgebroken"));
  }

  /// The range and the figure in the middle, as the page writes them; null when nothing was told.
  private static @Nullable String energy(@Nullable Json told) {
    if (!(told instanceof Json.Obj energy)) {
      return null;
    }
    Double low = number(energy, "low_wh");
    Double central = number(energy, "central_wh");
    Double high = number(energy, "high_wh");
    if (low == null || central == null || high == null) {
      return "onbekend";
    }
    String method = energy.text("method");
    if ("no-model".equals(method)) {
      return "0 Wh: er is geen taalmodel gebruikt";
    }
    String how = "A".equals(energy.text("class")) ? "gemeten" : "geschat";
    String said =
        figure(central) + " Wh, " + how + " (" + figure(low) + " tot " + figure(high) + " Wh)";
    return method == null ? said : said + ", methode " + method;
  }

  private static @Nullable Double number(Json.Obj object, String name) {
    if (!(object.get(name) instanceof Json.Num(String digits))) {
      return null;
    }
    double value = Double.parseDouble(digits);
    return Double.isFinite(value) ? value : null;
  }

  /// Two digits that count, as Dutch writes them: however small, it never reads as nothing.
  private static String figure(double value) {
    return new BigDecimal(value).round(DIGITS).toPlainString().replace('.', ',');
  }
}
