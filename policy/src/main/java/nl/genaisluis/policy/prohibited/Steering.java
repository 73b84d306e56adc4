package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Turn;

/// Sees texts that speak to whoever judges them: that dictate a verdict, quote the form of one, or
/// take instructions back. No judge is asked about such a text. It reads the same plain views as
/// the other layers, so a disguise does not hide it; a text in which something was hidden counts as
/// one that steers. Besides the looks it reads every turn and every other text in one go, for the
/// judge is given all of them, also the turns that the present request has nothing to do with.
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

  /// A line end hides no instruction: the forms are sought in one long line.
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x85]+");

  private Steering() {}

  static boolean in(Conversation conversation) {
    if (in(whole(conversation))) {
      return true;
    }
    for (Looks.Look look : Looks.at(conversation)) {
      if (in(look.view())) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(View view) {
    String text = SPACES.matcher(new String(view.lower())).replaceAll(" ");
    return view.hidden() || FORMS.stream().anyMatch(form -> form.matcher(text).find());
  }

  private static View whole(Conversation conversation) {
    List<View.Source> sources = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      sources.add(new View.Source(sources.size(), "", Normaliser.plain(turn.text())));
    }
    for (Leaf leaf : conversation.others()) {
      sources.add(new View.Source(-1, leaf.pointer(), Normaliser.plain(leaf.text())));
    }
    return new View(sources, 0);
  }
}
