package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Makes texts with marked persons from sentences with slots. The same seed gives the same texts.
final class NameFrames {
  /// A text and which of its characters are a person's name.
  record Marked(String text, BitSet persons) {}

  /// A person of a text.
  private record Person(String first, String last, String lastAlone) {}

  private static final int PERSONS = 4;

  private final Map<String, List<String>> choices = new HashMap<>();
  private final List<String> frames = new ArrayList<>();
  private final List<NameList> names;
  private final Random random;

  NameFrames(List<String> resources, List<NameList> names, long seed) throws IOException {
    this.names = names;
    this.random = new Random(seed);
    for (String resource : resources) {
      read(resource);
    }
  }

  /// Keeps the sentences of one fold alone, or all others.
  NameFrames fold(int fold, int folds, boolean alone) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      if ((i % folds == fold) == alone) {
        kept.add(frames.get(i));
      }
    }
    frames.clear();
    frames.addAll(kept);
    return this;
  }

  private void read(String resource) throws IOException {
    for (String line : lines(resource)) {
      if (line.startsWith("$")) {
        int equals = line.indexOf(" = ");
        choices.put(
            line.substring(1, equals), List.of(line.substring(equals + 3).split(" \\| ", -1)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        frames.add(line);
      }
    }
  }

  static List<String> lines(String resource) throws IOException {
    try (InputStream in = NameFrames.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /// A text of one to five sentences, about at most [#PERSONS] persons.
  Marked text() {
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < PERSONS; i++) {
      persons.add(person());
    }
    StringBuilder text = new StringBuilder();
    BitSet marks = new BitSet();
    int sentences = 1 + random.nextInt(5);
    for (int i = 0; i < sentences; i++) {
      int start = text.length();
      write(frame(), persons, text, marks);
      capital(text, start);
      text.append(random.nextInt(3) == 0 ? "\n" : " ");
    }
    return random.nextInt(30) == 0
        ? new Marked(text.toString().toUpperCase(Locale.ROOT), marks)
        : new Marked(text.toString(), marks);
  }

  /// Each frame once, with new persons; for measuring.
  List<Marked> each() {
    List<Marked> texts = new ArrayList<>();
    for (String frame : frames) {
      StringBuilder text = new StringBuilder();
      BitSet marks = new BitSet();
      write(frame, List.of(person(), person(), person()), text, marks);
      texts.add(new Marked(text.toString(), marks));
    }
    return texts;
  }

  /// A sentence; those with made-up other names at half the rate, so that an unknown word does not
  /// come to speak against a person.
  private String frame() {
    String frame = frames.get(random.nextInt(frames.size()));
    boolean again = frame.contains("<FAKE>") && random.nextBoolean();
    return again ? frames.get(random.nextInt(frames.size())) : frame;
  }

  private Person person() {
    NameList list = names.get(random.nextInt(names.size()));
    long seed = random.nextLong();
    String first = list.first(random);
    String last = list.last(new Random(seed), false);
    return new Person(first, last, list.last(new Random(seed), true));
  }

  private void write(String frame, List<Person> persons, StringBuilder text, BitSet marks) {
    int at = 0;
    while (at < frame.length()) {
      int open = frame.indexOf('<', at);
      int close = open < 0 ? -1 : frame.indexOf('>', open);
      if (close < 0) {
        text.append(frame.substring(at).replace("\\n", "\n"));
        return;
      }
      text.append(frame.substring(at, open).replace("\\n", "\n"));
      String slot = frame.substring(open + 1, close);
      List<String> options = choices.get(slot);
      if (slot.equals("FAKE")) {
        text.append(fake());
      } else if (options == null) {
        int start = text.length();
        text.append(name(slot, persons.get(random.nextInt(persons.size()))));
        marks.set(start, text.length());
      } else {
        write(options.get(random.nextInt(options.size())), persons, text, marks);
      }
      at = close + 1;
    }
  }

  private String name(String slot, Person person) {
    return switch (slot) {
      case "FULL" -> person.first() + " " + person.last();
      case "LAST" -> person.lastAlone();
      case "FIRST" -> person.first();
      case "REV" -> person.lastAlone() + " " + person.first();
      case "INIT" -> initials(person) + " " + person.last();
      default -> throw new IllegalStateException("unknown slot: " + slot);
    };
  }

  /// A name of nobody: the head of one family name with the tail of another.
  private String fake() {
    String head = names.get(random.nextInt(names.size())).last(random, false);
    String tail = names.get(random.nextInt(names.size())).last(random, false);
    String joined =
        head.substring(0, Math.min(head.length(), 2 + random.nextInt(2)))
            + tail.substring(Math.max(0, tail.length() - 2 - random.nextInt(2)));
    String word = joined.replaceAll("[ '-]", "").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String initials(Person person) {
    String one = person.first().charAt(0) + ".";
    return random.nextInt(3) == 0 ? one + (char) ('A' + random.nextInt(22)) + "." : one;
  }

  private static void capital(StringBuilder text, int at) {
    if (at < text.length()) {
      text.setCharAt(at, Character.toUpperCase(text.charAt(at)));
    }
  }
}
