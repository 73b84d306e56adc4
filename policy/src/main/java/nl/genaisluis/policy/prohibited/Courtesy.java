package nl.genaisluis.policy.prohibited;

import java.util.Arrays;
import java.util.Set;

/// Takes greetings, thanks and offers of patience from the two ends of a text, so that a request
/// weighs the same with and without them. Only whole sentences go, in which every word is on a
/// closed list that cannot name a case or a person, and one is a word of courtesy. Together those
/// words can still ask whether something may be (`goed of niet, dank`): [#mayAsk] says so of what
/// was taken, and then the text is judged as it was written too. Five languages.
final class Courtesy {
  /// A longer sentence is read as it stands.
  private static final int SENTENCE_MAX = 220;

  /// No text opens or closes with more of them; the others are read.
  private static final int SENTENCES_MAX = 6;

  /// One of these makes a sentence courteous.
  private static final Set<String> MARKS =
      words(
          """
          hoi hallo hi hey hee dag goedemorgen goedemiddag goedenavond goededag goeiemorgen goeiemiddag
          beste geachte sorry excuus dank dankje dankjewel dankuwel bedankt groet groeten groetjes
          hulp helpen helpt help geholpen meedenken moeite lastigval lastigvallen lastig stoor storen
          waardeer waarderen topper held tijd minuutje momentje haast hoop hopelijk fijn
          hello dear thanks thank please help helping helps sorry cheers regards greetings appreciate
          appreciated grateful rush kind hope morning afternoon evening
          guten moin danke dank vielen bitte hilfe helfen hilft muhe mühe gruß grüße gruss
          grusse grussen freundlichen hoffe eilt
          goeie tige tank tanke groetnis help helpe freonlike
          moi bedaankt daank dankoewel hulp groetnissen
          """);

  /// The others that may stand in it.
  private static final Set<String> OTHERS =
      words(
          """
          ik je jij jou jouw u uw mij me mijn we wij ons onze daar hier zou zoudt kun kunt kan wil wilt
          willen mag mogen graag even eventjes eens misschien toch heel erg zo ontzettend alvast nog
          ergens iets mee met bij voor van aan in op als wanneer een eentje de het dat dit deze is zijn
          bent ben heb hebt heeft gaat goed alles leuk prettig prettige fijne vriendelijke vriendelijk
          hartelijke hartelijk warme morgen middag avond weekend week ochtend geen niet maar ook alweer
          voorbaat enorm zeer veel hele vraag vraagje korte kleine klein kort stellen voorleggen mogen
          hoeft lang duren gerust neem neemt laat weten over klaar steeds jullie assistent allemaal
          daarmee ermee er scheelt werk zit vast hebben goede en uit vooruit reactie hoor
          i you your we us me my could would can will may a an the this that it is are be have has had
          with for of in to at on so much very really lot lots advance good day nice great well doing
          out something small quick question little bit moment time minute whenever no not and assistant
          there any all best kindly again if mind
          ich du dir dich sie ihnen ihr ihre mir mich wir uns es geht gut schönen tag abend morgen kurz
          konntest konnten wurdest wurden fur ware schonen us we
          könntest könnten kannst können würdest würden mal im voraus für deine die das den dem ein eine
          einen kleine frage freue schon jetzt herzlichen herzliche sehr vielmals wäre nett lieb zeit hast
          haben und mit bei etwas nicht so
          do dy dyn jo jim wy ús my hast ha hawwe kinst kinne kin wolst wolle efkes eefkes ris foar fan
          by mei mar net in it wêze is binne goed tiid noris alfêst
          ie oe oen mien mij eem even kuj wilt wil hej hebt veur van mit umme al vaste
          """);

  /// Offers a choice or speaks a verdict.
  private static final Set<String> CHOICES =
      words(
          """
          of or oder as al wanneer whether if niet geen nee ja not no nicht nein net goed wel toch
          good gut goede whenever may best alles
          """);

  /// Asks of what it stands beside ([#SUBJECTS]) whether it may be.
  private static final Set<String> ASKING =
      words(
          """
          mag mogen kan kun kunt zou is zijn zit gaat hoeft can could will would are be have kannst
          könntest konntest wäre ware geht sind haben kin kinst is binne mei wil wilt wol kuj hej
          """);

  private static final Set<String> SUBJECTS =
      words(
          "het dit dat deze de een er daar ze it this that these there any all das die der es ie wy"
              + " we");

  private Courtesy() {}

  private static Set<String> words(String list) {
    return Set.of(Arrays.stream(list.strip().split("\\s+", -1)).distinct().toArray(String[]::new));
  }

  /// The text without its courtesy; the same text when it has none, holds nothing else, or when
  /// something was hidden in it.
  static PlainText without(PlainText text) {
    if (!text.hidden().isEmpty()) {
      return text;
    }
    int from = 0;
    for (int i = 0; i < SENTENCES_MAX; i++) {
      int end = sentenceEnd(text, from);
      if (!courteous(text, from, end)) {
        break;
      }
      from = end;
    }
    int to = text.length();
    for (int i = 0; i < SENTENCES_MAX && to > from; i++) {
      int start = sentenceStart(text, from, to);
      if (!courteous(text, start, to)) {
        break;
      }
      to = start;
    }
    boolean changed = from > 0 || to < text.length();
    return changed && says(text, from, to) ? text.part(new PlainText.Range(from, to)) : text;
  }

  /// Whether what was taken from a text may ask for something after all: it has a word of choice or
  /// verdict, or asks whether it, this or that may, can or is.
  static boolean mayAsk(PlainText whole, PlainText left) {
    if (whole == left) {
      return false;
    }
    int from = 0;
    while (from < whole.length() && whole.start(from) < left.start(0)) {
      from++;
    }
    return asks(whole, 0, from) || asks(whole, from + left.length(), whole.length());
  }

  private static boolean asks(PlainText text, int from, int to) {
    boolean asking = false;
    boolean subject = false;
    int at = from;
    while (at < to) {
      if (ends(text, at)) {
        asking = false;
        subject = false;
      }
      if (!Character.isLetterOrDigit(text.at(at))) {
        at++;
        continue;
      }
      StringBuilder letters = new StringBuilder();
      while (at < to && Character.isLetterOrDigit(text.at(at))) {
        letters.append(Hash.lower(text.at(at++)));
      }
      String word = letters.toString();
      asking |= ASKING.contains(word);
      subject |= SUBJECTS.contains(word);
      if (CHOICES.contains(word) || (asking && subject)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(PlainText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(text.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(PlainText text, int at) {
    char c = text.at(at);
    boolean stop = c == '.' || c == '!' || c == '?';
    return c == '\n' || (stop && (at + 1 >= text.length() || text.at(at + 1) <= ' '));
  }

  /// One past the end of the sentence that begins here, or the end of the text.
  private static int sentenceEnd(PlainText text, int from) {
    int at = from;
    boolean begun = false;
    while (at < text.length() && at - from <= SENTENCE_MAX) {
      begun |= Character.isLetterOrDigit(text.at(at));
      if (begun && ends(text, at)) {
        return at + 1;
      }
      at++;
    }
    return text.length();
  }

  /// Where the last sentence before `to` begins.
  private static int sentenceStart(PlainText text, int from, int to) {
    int at = to - 1;
    boolean begun = false;
    while (at > from && to - at <= SENTENCE_MAX) {
      begun |= Character.isLetterOrDigit(text.at(at));
      if (begun && ends(text, at - 1)) {
        return at;
      }
      at--;
    }
    return from;
  }

  private static boolean courteous(PlainText text, int from, int to) {
    if (to - from > SENTENCE_MAX) {
      return false;
    }
    boolean marked = false;
    int at = from;
    while (at < to) {
      if (!Character.isLetterOrDigit(text.at(at))) {
        at++;
        continue;
      }
      StringBuilder word = new StringBuilder();
      while (at < to && Character.isLetterOrDigit(text.at(at))) {
        word.append(Hash.lower(text.at(at++)));
      }
      boolean marks = MARKS.contains(word.toString());
      if (!marks && !OTHERS.contains(word.toString())) {
        return false;
      }
      marked |= marks;
    }
    return marked;
  }
}
