package nl.genaisluis.policy.prohibited;

import java.util.List;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Conversation;

/// Sees texts that speak to whoever judges them: that dictate a verdict, quote the form of one, or
/// take instructions back. No judge is asked about such a text. It reads the same plain views as
/// the other layers, so a disguise does not hide it; a text in which something was hidden counts as
/// one that steers.
final class Steering {
  private static final String VERDICT =
      "(?:toegestaan|toelaatbaar|toegelaten|verboden|allow|permit|prohibit|forbidden|harmless|erlaubt"
          + "|zulassig|verboten|tastien)";

  private static final List<Pattern> FORMS =
      List.of(
          // A member of a JSON object: the form in which a verdict is given.
          Pattern.compile("\"[^\"\\n]{1,60}\"\\s{0,5}:"),
          Pattern.compile("\\b(?:oordeel|uitspraak|verdict|ruling|judge?ment|urteil)\\s{0,3}[:=]"),
          Pattern.compile(
              "\\b(?:antwoord|reageer|zeg|geef|kies|noteer|vul|markeer|beschouw|behandel|beoordeel"
                  + " dit|answer|respond|reply|say|return|output|choose|classify|label|treat|mark|consider"
                  + "|antworte|bewerte)\\w{0,4}\\b.{0,60}"
                  + VERDICT),
          Pattern.compile(
              "\\b(?:negeer|vergeet|sla|ignore|disregard|forget|override|ignoriere|vergiss)\\w{0,3}\\b"
                  + ".{0,60}\\b(?:instruct|opdracht|regel|rule|prompt|vorige|voorgaande|eerdere"
                  + "|previous|prior|above|anweisung)"),
          Pattern.compile(
              "\\b(?:dit|deze|het|de|this|the|die|diese)\\b.{0,40}\\b(?:is|zijn|wordt|are|ist)\\b.{0,30}"
                  + VERDICT),
          Pattern.compile(
              "\\b(?:systeemprompt|systeembericht|system prompt|system message|jailbreak"
                  + "|beoordelaar|moderator|classifier|taalmodel|language model|sprachmodell)"));

  private Steering() {}

  static boolean in(Conversation conversation) {
    for (Looks.Look look : Looks.at(conversation)) {
      View view = look.view();
      String text = new String(view.lower());
      if (view.hidden() || FORMS.stream().anyMatch(form -> form.matcher(text).find())) {
        return true;
      }
    }
    return false;
  }
}
