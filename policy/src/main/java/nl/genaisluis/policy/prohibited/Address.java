package nl.genaisluis.policy.prohibited;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// How a stretch of text speaks to somebody: it asks or tells to do, or it says `I` or `you`. Text
/// of an office mostly does not: it tells of others. Closed lists in five languages.
enum Address {
  /// Tells of others.
  NONE,
  /// Speaks to somebody.
  SPEAKS,
  /// Asks, or tells to do.
  ASKS;

  /// Fewer words than these are a heading or a name, unless they ask.
  private static final int WORDS_MIN = 4;

  /// So few words may tell to do without a verb that says so (`aanvraag 12 afwijzen`).
  private static final int TELEGRAM_MAX = 12;

  /// A verb that tells to do stands among so many first words of a sentence.
  private static final int FIRST = 3;

  /// Not those by which pages and letters speak to everybody (`u`, `wij`).
  private static final Set<String> PERSONS =
      words(
          """
          ik mij mijn me jij je jou jouw jullie
          i my you your
          ich mir mich mein meine du dir dein
          jo dyn do mi mien di dien oe oen
          """);

  private static final Set<String> TELLING =
      words(
          """
          adviseer analyseer antwoord bedenk beargumenteer bekijk beoordeel bepaal bereken beschrijf
          beslis besluit check concludeer controleer doe formuleer geef genereer ga graag help herschrijf
          inventariseer kies kijk laat lees leg maak markeer motiveer neem noem onderbouw onderzoek
          orden overweeg prioriteer rangschik reageer schat schrijf scoor screen selecteer sorteer stel
          toets vat verdeel vergelijk verklaar verleen vertaal verwerk verwoord voorspel vul weeg weiger
          werk wijs wijzig zeg zet zoek
          advise analyse analyze answer assess calculate check choose classify compare conclude create
          decide describe determine draft evaluate explain find flag formulate give grade help identify
          judge justify list make pick please predict prepare prioritise prioritize produce propose rank
          rate recommend reject review rewrite say score screen select sort suggest summarise summarize
          tell translate verify weigh write
          analysiere antworte begründe berechne beschreibe bestimme beurteile bewerte bitte entscheide
          entwirf erkläre erstelle fasse formuliere gib hilf lehne mach nenne ordne prüfe sag schätze
          begrunde prufe schatze ubersetze wahle erklare
          schreib schreibe sortiere übersetze vergleiche verfasse wähle werte
          beoardielje besjoch fergelykje formulearje jou meitsje meitsj motivearje oardielje skriuw
          skriuwe stel sykje wegerje
          beordeel bekiek schrief segg kiek
          """);

  static Address of(View stretch) {
    char[] lower = stretch.lower();
    int length = stretch.length();
    int words = 0;
    int inSentence = 0;
    boolean spoken = false;
    boolean told = false;
    boolean infinitive = false;
    int at = 0;
    while (at < length) {
      char c = lower[at];
      if (!Character.isLetterOrDigit(c)) {
        if (c == '?') {
          return ASKS;
        }
        inSentence = c == '.' || c == '!' || c == ':' || c == ';' || c == '\n' ? 0 : inSentence;
        at++;
        continue;
      }
      int from = at;
      while (at < length && Character.isLetterOrDigit(lower[at])) {
        at++;
      }
      String word = new String(lower, from, at - from);
      words++;
      inSentence++;
      spoken |= PERSONS.contains(word);
      told |= inSentence <= FIRST && TELLING.contains(word);
      infinitive = word.endsWith("en");
    }
    if (words < WORDS_MIN) {
      return NONE;
    }
    if (told) {
      return ASKS;
    }
    return spoken || (infinitive && words <= TELEGRAM_MAX) ? SPEAKS : NONE;
  }

  private static Set<String> words(String lines) {
    return Arrays.stream(lines.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
