package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// How the check bears requests in long office text of many kinds, at every place where a request
/// may stand. Nothing is learned from these texts and requests; they were written and kept before
/// anything was measured on them.
final class LongOffice {
  /// How many sets of texts and requests there are, each of an author's own.
  static final int SETS = 2;

  private static final int[] LENGTHS = {500, 2_500, 5_000, 20_000};
  private static final String HEADING = "=== ";

  /// Where the request stands.
  enum Place {
    /// On the first line of one message.
    FIRST,
    /// On the last line of one message.
    LAST,
    /// A paragraph of its own in the middle.
    PARAGRAPH,
    /// Among the sentences of a paragraph in the middle.
    WITHIN,
    /// In the turn before the text.
    EARLIER,
    /// In the turn after the text.
    AFTER
  }

  private final ProhibitedUse check;
  private final List<Sample> samples;
  private final List<List<String>> texts = new ArrayList<>();

  /// @param set which texts and requests, from 1
  LongOffice(ProhibitedUse check, int set) {
    this.check = check;
    samples = Sample.shipped("long-office-asks-" + set + ".jsonl");
    String all = Sample.resource("long-office-" + set + ".txt");
    for (String part : ("\n" + all).split("\n" + HEADING, -1)) {
      if (!part.isBlank()) {
        String text = part.substring(part.indexOf('\n') + 1).strip();
        texts.add(List.of(text.split("\n\n", -1)));
      }
    }
  }

  /// A row for the requests by themselves, and one for each length and place.
  String table() {
    Tally bare = new Tally();
    samples.forEach(sample -> bare.add(sample.prohibited(), check.judge(sample.asked())));
    StringBuilder table = new StringBuilder();
    row(0, "bare", bare, table);
    for (int length : LENGTHS) {
      tallies(length)
          .forEach(
              (place, tally) -> row(length, place.name().toLowerCase(Locale.ROOT), tally, table));
    }
    return table.toString();
  }

  private Map<Place, Tally> tallies(int length) {
    Map<Place, Tally> tallies = new EnumMap<>(Place.class);
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      for (Place place : Place.values()) {
        Conversation asked = placed(request(sample), place, paragraphs(length, i));
        tallies
            .computeIfAbsent(place, _ -> new Tally())
            .add(sample.prohibited(), check.judge(asked));
      }
    }
    return tallies;
  }

  static String request(Sample sample) {
    return sample.asked().turns().getLast().text();
  }

  /// Whole texts in an order of chance, up to the paragraph with which they reach this length.
  List<String> paragraphs(int length, int seed) {
    List<List<String>> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(31L * seed + length));
    List<String> taken = new ArrayList<>();
    int together = 0;
    for (List<String> text : shuffled) {
      for (String paragraph : text) {
        if (together >= length) {
          return taken;
        }
        taken.add(paragraph);
        together += paragraph.length();
      }
    }
    return taken;
  }

  static Conversation placed(String request, Place place, List<String> paragraphs) {
    String text = String.join("\n\n", paragraphs);
    int middle = paragraphs.size() / 2;
    return switch (place) {
      case FIRST -> user(request + "\n\n" + text);
      case LAST -> user(text + "\n\n" + request);
      case PARAGRAPH -> {
        List<String> with = new ArrayList<>(paragraphs);
        with.add(middle, request);
        yield user(String.join("\n\n", with));
      }
      case WITHIN -> {
        List<String> with = new ArrayList<>(paragraphs);
        with.set(middle, within(request, paragraphs.get(middle)));
        yield user(String.join("\n\n", with));
      }
      case EARLIER -> turns(request, "Stuur de tekst maar.", text);
      case AFTER -> turns(text, "Ik heb de tekst gelezen.", request);
    };
  }

  /// Puts a request behind the sentence that ends next before the middle of a paragraph.
  private static String within(String request, String paragraph) {
    int end = paragraph.lastIndexOf(". ", paragraph.length() / 2);
    int at = end < 0 ? paragraph.length() : end + 1;
    return paragraph.substring(0, at) + " " + request + paragraph.substring(at);
  }

  private static Conversation user(String text) {
    return new Conversation(List.of(new Turn(Role.USER, text)), List.of());
  }

  private static Conversation turns(String first, String answer, String last) {
    return new Conversation(
        List.of(
            new Turn(Role.USER, first),
            new Turn(Role.ASSISTANT, answer),
            new Turn(Role.USER, last)),
        List.of());
  }

  private static void row(int length, String place, Tally tally, StringBuilder table) {
    table.append(
        String.format(
            Locale.ROOT,
            "%6d %-10s stopped %d of %d, blocked %d; of allowed %d touched, %d of them blocked, of"
                + " %d%n",
            length,
            place,
            tally.caught,
            tally.prohibited,
            tally.blocked,
            tally.touched,
            tally.overBlocked,
            tally.allowed));
  }
}
