package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// The names of one origin, in two parts: what may be learnt from, and what is kept for measuring.
record NameList(String origin, List<String> firsts, List<String> lasts) {
  private static final List<String> DUTCH = List.of("dutch", "flemish", "frisian", "groninger");
  private static final String[] PARTICLES = {
    "van", "de", "van der", "van den", "van de", "ter", "ten", "den", "van 't", "in 't", "von"
  };

  /// One in four names is kept for measuring: never learnt from, and left out of the lists there.
  static boolean isKept(long key) {
    return Long.remainderUnsigned(key >>> 7, 4) == 0;
  }

  /// The lists of the program by origin, with only the names that are kept, or only the others.
  static List<NameList> byOrigin(boolean kept) {
    Map<String, NameList> lists = new LinkedHashMap<>();
    for (String line : Lexicon.lines("names-by-origin.txt")) {
      int colon = line.indexOf(':');
      String[] head = line.substring(0, colon).split(" ", -1);
      NameList list =
          lists.computeIfAbsent(
              head[0], key -> new NameList(key, new ArrayList<>(), new ArrayList<>()));
      List<String> into = head[1].equals("first") ? list.firsts() : list.lasts();
      for (String name : line.substring(colon + 1).strip().split(" ", -1)) {
        if (isKept(Lexicon.key(name.split("[-']", -1)[0])) == kept) {
          into.add(name);
        }
      }
    }
    return List.copyOf(lists.values());
  }

  /// True for names of the Low Countries.
  boolean isDutch() {
    return DUTCH.contains(origin);
  }

  /// The lists of the locales, as one.
  static NameList locales() {
    return new NameList("locales", learnable("first-names.txt"), learnable("surnames.txt"));
  }

  private static List<String> learnable(String resource) {
    return Lexicon.lines(resource).stream()
        .filter(name -> name.length() > 2 && !isKept(Lexicon.key(name)))
        .toList();
  }

  /// A first name as it is written, at times without its accents, at times two.
  String first(Random random) {
    String name = written(firsts.get(random.nextInt(firsts.size())), random);
    return random.nextInt(20) == 0
        ? name + "-" + written(firsts.get(random.nextInt(firsts.size())), random)
        : name;
  }

  /// A surname; a Dutch one at times with particles, in capitals where no first name stands before.
  String last(Random random, boolean alone) {
    String name = written(lasts.get(random.nextInt(lasts.size())), random);
    if (random.nextInt(25) == 0) {
      name += "-" + written(lasts.get(random.nextInt(lasts.size())), random);
    }
    boolean dutch = DUTCH.contains(origin) || (origin.equals("locales") && random.nextInt(3) > 0);
    if (dutch && random.nextInt(4) == 0) {
      String particle = PARTICLES[random.nextInt(PARTICLES.length)];
      boolean flemish = origin.equals("flemish");
      return (alone || flemish ? capital(particle) : particle) + " " + name;
    }
    boolean maghreb = origin.equals("moroccan") || origin.equals("arabic");
    if (maghreb && random.nextInt(6) == 0) {
      return (random.nextBoolean() ? "El " : "Al ") + name;
    }
    return name;
  }

  private static String written(String name, Random random) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(start ? Character.toUpperCase(c) : c);
      start = c == '-' || c == '\'';
    }
    String whole = out.toString();
    return random.nextInt(5) < 2 ? Lexicon.unaccented(whole) : whole;
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
