package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the words that are put around a request to take the rules away from who answers it: drop
/// your instructions, you are now somebody without limits, act as if no rule existed. They ask for
/// nothing by themselves, so they do not make a text prohibited: what they stand around is judged
/// without them too, and most doubt about it is no longer for the asker to resolve. Only what opens
/// a clause speaks to the model; what stands between quotation marks or later in a clause is spoken
/// of. Five languages. One walk over the words; confined to one thread.
final class Wrapper implements WordPatterns.Sink {
  private static final int DROP = 1;
  private static final int NOT = 1 << 1;
  private static final int YOURS = 1 << 2;
  private static final int RULES = 1 << 3;
  private static final int YOU = 1 << 4;
  private static final int ARE = 1 << 5;
  private static final int PLAY = 1 << 6;
  private static final int ACT = 1 << 7;
  private static final int AS = 1 << 8;
  private static final int NOW = 1 << 9;
  private static final int WITHOUT = 1 << 10;
  private static final int MAY = 1 << 11;
  private static final int ALL = 1 << 12;
  private static final int PUT = 1 << 13;
  private static final int OFF = 1 << 14;
  private static final int MODE = 1 << 15;
  private static final int JOINS = 1 << 16;

  /// Added to the groups of a word that opens a clause.
  private static final int OPENS = 1 << 30;

  /// A wrapper begins with one of these; other words matter only behind one.
  private static final int BEGINS = DROP | PUT | RULES | YOU | PLAY | ACT | NOW | MODE;

  private static final WordPatterns PATTERNS = patterns();

  /// How many words a wrapper has at most.
  private static final int WORDS_MAX = 24;

  private static final int NEAR = 5;

  private final PlainText text;
  private int[] froms = new int[64];
  private int[] tos = new int[64];
  private int[] groups = new int[64];
  private int count;
  private int now;

  private static WordPatterns patterns() {
    WordPatterns.Builder builder = new WordPatterns.Builder();
    add(
        builder,
        DROP,
        "negeer negeren vergeet vergeten verwerp omzeil ignore disregard forget override bypass"
            + " ignorier ignoriere vergiss umgehe ferjit negearje");
    add(builder, NOT, "niet not nicht net nooit never nie neit");
    add(
        builder,
        YOURS,
        "je jouw jullie uw de het al alle iedere elke eerdere vorige voorgaande bovenstaande your"
            + " the all any every previous prior earlier above dein deine deinen die bisherigen dyn"
            + " dien oen oe joen eardere foarige");
    add(
        builder,
        RULES,
        "*instruct* *ynstruksje* opdracht opdrachten regel regels regeln veiligheidsregels"
            + " gedragsregels *richtlijn* *beperking* filter filters *beleid* grens grenzen verbod"
            + " verboden limit limits limiet limieten prompt prompts systeemprompt rule rules"
            + " guideline* restriction* constraint* policy policies anweisung* vorgabe* vorschrift*"
            + " einschrankung* grenzen beheining* rjochtline* skrupel* schranke* ethiek");
    add(builder, YOU, "je jij u gij ie do du you ik");
    add(builder, ARE, "bent bint bin ben bist binst are heet speelt heisst");
    add(builder, PLAY, "speel pretend imagine spiel spyl rollenspel");
    add(builder, ACT, "doe act tu stell stel doch doot reageer antwoord");
    add(builder, AS, "alsof of as like so dir je net");
    add(builder, NOW, "vanaf voortaan nu from now ab jetzt no");
    add(
        builder,
        WITHOUT,
        "geen zonder vrij voorbij without no free beyond ohne keine kein frei gjin sunder gien"
            + " zunder sonder los");
    add(builder, MAY, "mag mei kan may can darfst kannst meist meugt");
    add(builder, ALL, "alles anything everything");
    add(builder, PUT, "zet laat sla leg switch turn set schalte");
    add(builder, OFF, "uit off aus ut opgeheven disabled weg los over opzij aside");
    add(builder, MODE, "ontwikkelaarsmodus ontwikkelmodus developermode jailbreakmodus godmode");
    add(builder, JOINS, "en and und");
    return builder.build();
  }

  private static void add(WordPatterns.Builder builder, int group, String words) {
    Arrays.stream(words.split(" ", -1)).distinct().forEach(word -> builder.add(word, group));
  }

  private Wrapper(PlainText text) {
    this.text = text;
    char[] lower = new char[text.length()];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Hash.lower(text.at(i));
    }
    boolean quoted = false;
    int until = 0;
    int at = 0;
    while (at < lower.length) {
      quoted = lower[at] == '"' ? !quoted : quoted && lower[at] != '\n';
      int end = at;
      while (end < lower.length && Letters.letterOrDigit(lower[end])) {
        end++;
      }
      if (end > at) {
        now = opens(lower, at) && !quoted ? OPENS : 0;
        if (now == OPENS || count < until) {
          PATTERNS.match(lower, at, end, this);
        }
        if ((now & OPENS) != 0 && (now & BEGINS) != 0) {
          until = count + 1 + WORDS_MAX + NEAR;
        }
        keep(at, end);
      }
      at = Math.max(end, at + 1);
    }
  }

  @Override
  public void group(int group) {
    now |= group;
  }

  private void keep(int from, int to) {
    if (count == froms.length) {
      froms = Arrays.copyOf(froms, count * 2);
      tos = Arrays.copyOf(tos, count * 2);
      groups = Arrays.copyOf(groups, count * 2);
    }
    froms[count] = from;
    tos[count] = to;
    groups[count++] = now;
  }

  private static boolean opens(char[] text, int at) {
    if (at == 0) {
      return true;
    }
    char before = text[at - 1];
    boolean apart = before == ' ' && at > 1 && ".,;:!?)-*#".indexOf(text[at - 2]) >= 0;
    return apart || before == '\n' || before == '(' || before == '*' || before == '#';
  }

  /// Where such words stand in a text.
  static List<PlainText.Range> in(PlainText text) {
    return new Wrapper(text).ranges();
  }

  /// The text without such words.
  static PlainText without(PlainText text) {
    return without(text, in(text));
  }

  /// The text without the words that were found in it; the same text when there are none, when it
  /// is nothing else, or when something was hidden in it.
  static PlainText without(PlainText text, List<PlainText.Range> found) {
    if (found.isEmpty() || !text.hidden().isEmpty()) {
      return text;
    }
    PlainText left = new PlainText(text.length());
    boolean says = false;
    int next = 0;
    for (int at = 0; at < text.length(); at++) {
      if (next < found.size() && at == found.get(next).from()) {
        at = found.get(next++).to() - 1;
        continue;
      }
      says |= Character.isLetterOrDigit(text.at(at));
      left.append(text, at);
    }
    return says ? left : text;
  }

  /// Where they stand, each to the end of its clause.
  private List<PlainText.Range> ranges() {
    List<PlainText.Range> found = new ArrayList<>();
    int word = 0;
    while (word < count) {
      int last = has(word, OPENS) ? last(word) : -1;
      if (last < 0) {
        word++;
        continue;
      }
      int end = clauseEnd(last);
      found.add(new PlainText.Range(froms[word], end));
      while (word < count && froms[word] < end) {
        word++;
      }
    }
    return found;
  }

  private boolean has(int word, int group) {
    return word < count && (groups[word] & group) != 0;
  }

  /// The first word of a group among the `most` words from this one; -1 without one.
  private int find(int group, int from, int most) {
    for (int word = from; word < Math.min(count, from + most); word++) {
      if (has(word, group)) {
        return word;
      }
    }
    return -1;
  }

  /// The word that completes a wrapper which begins here; -1 where none does.
  private int last(int word) {
    if (has(word, DROP) && !has(word + 1, NOT) && find(YOURS, word + 1, NEAR) > 0) {
      return find(RULES, word + 1, NEAR);
    }
    if (has(word, PUT) && find(YOURS, word + 1, 2) > 0) {
      int rules = find(RULES, word + 1, NEAR);
      return rules < 0 ? -1 : find(OFF, rules + 1, 2);
    }
    if (has(word, RULES)) {
      return find(OFF, word + 1, 2);
    }
    if (becomes(word)) {
      return unbound(word);
    }
    return has(word, MODE) ? word : -1;
  }

  /// Whether somebody is told here to be somebody, or to act as if.
  private boolean becomes(int word) {
    boolean told = has(word, PLAY) || (has(word, ACT) && has(word + 1, AS));
    boolean named = has(word, YOU) && has(word + 1, ARE);
    return told || named || (has(word, NOW) && find(ARE, word + 1, 3) > 0);
  }

  /// The word that says of who is played that no rule holds; -1 where none does.
  private int unbound(int word) {
    for (int at = word + 1; at < Math.min(count, word + WORDS_MAX); at++) {
      int rules = has(at, WITHOUT) ? find(RULES, at + 1, NEAR) : -1;
      int all = has(at, MAY) ? find(ALL, at + 1, 2) : -1;
      if (Math.max(rules, all) > 0) {
        return Math.max(rules, all);
      }
    }
    return -1;
  }

  /// One past the clause of a word and the marks that close it. What is joined to it by `en` stays.
  private int clauseEnd(int word) {
    int end = tos[word];
    int next = word + 1;
    while (end < text.length() && ".,;:!?\n".indexOf(text.at(end)) < 0) {
      if (next < count && end == froms[next] && has(next, JOINS)) {
        return end;
      }
      next += next < count && end == froms[next] ? 1 : 0;
      end++;
    }
    while (end < text.length() && ".,;:!? ".indexOf(text.at(end)) >= 0) {
      end++;
    }
    return end;
  }
}
