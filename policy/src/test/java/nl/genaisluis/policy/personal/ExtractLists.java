package nl.genaisluis.policy.personal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// Makes the word lists of the scrubber from the sources that `NOTICE.txt` names. Run by hand when
/// a source changes: `ExtractLists DATAFAKER_JAR DUTCH_WORDS ENGLISH_WORDS CITIES_JSON TARGET`.
final class ExtractLists {
  private static final List<String> LOCALES =
      List.of("nl", "en", "de", "pl", "tr", "fr", "es", "it", "uk", "id");
  private static final Pattern LIST =
      Pattern.compile(
          "^ +((?:male_|female_|masculine_|feminine_)?(?:first|middle|last)_name"
              + "|(?:male|female)_(?:first|last)_name):\\s*\\n?(?:&\\w+ +)?"
              + "(\\[.*?\\]|(?:\\s+- .*\\n)+)",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}]{2,}");
  private static final Set<String> PARTICLES =
      Set.of("de den der van von ten ter te het op aan la le da di du dos el al".split(" "));

  private ExtractLists() {}

  public static void main(String[] args) throws IOException, nl.genaisluis.models.wire.JsonFault {
    Path target = Path.of(args[4]);
    Set<String> firstNames = new TreeSet<>();
    Set<String> surnames = new TreeSet<>();
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]))) {
      for (String locale : LOCALES) {
        for (String file : List.of("/" + locale + ".yml", "/" + locale + "/name.yml")) {
          if (Files.exists(jar.getPath(file))) {
            names(Files.readString(jar.getPath(file)), firstNames, surnames);
          }
        }
      }
    }
    Files.write(target.resolve("first-names.txt"), firstNames);
    Files.write(target.resolve("surnames.txt"), surnames);
    Set<String> places = places(Files.readString(Path.of(args[3])), firstNames);
    Files.write(target.resolve("places.txt"), places);
    Set<Integer> hashes = new TreeSet<>(Integer::compareUnsigned);
    words(Path.of(args[1]), hashes);
    words(Path.of(args[2]), hashes);
    Files.write(target.resolve("words.bin"), deltas(hashes));
  }

  private static void names(String yaml, Set<String> firstNames, Set<String> surnames) {
    Matcher list = LIST.matcher(yaml);
    while (list.find()) {
      Set<String> into = list.group(1).endsWith("last_name") ? surnames : firstNames;
      if (!list.group(2).contains("#{")) {
        parts(list.group(2), into);
      }
    }
  }

  private static void parts(String names, Set<String> into) {
    Matcher part = PART.matcher(Normalizer.normalize(names, Normalizer.Form.NFC));
    while (part.find()) {
      String word = lower(part.group());
      if (!PARTICLES.contains(word)) {
        into.add(word);
        into.add(plain(word));
      }
    }
  }

  /// Per character, as the scrubber folds words.
  private static String lower(String word) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      out.append(Lexicon.fold(word.charAt(i)));
    }
    return out.toString();
  }

  private static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static Set<String> places(String json, Set<String> firstNames)
      throws nl.genaisluis.models.wire.JsonFault {
    Set<String> places = new TreeSet<>();
    if (JsonCodec.read(json.getBytes(StandardCharsets.UTF_8)) instanceof Json.Arr(var items)) {
      for (Json item : items) {
        if (item instanceof Json.Obj city
            && Set.of("NL", "BE").contains(String.valueOf(city.text("country")))) {
          Set<String> words = new TreeSet<>();
          parts(String.valueOf(city.text("name")), words);
          boolean whole = words.size() == 1;
          words.removeIf(word -> !whole && (word.length() < 4 || firstNames.contains(word)));
          places.addAll(words);
        }
      }
    }
    return places;
  }

  /// Words in lower case only: what the sources write with a capital is a name or a noun like one.
  private static void words(Path file, Set<Integer> hashes) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String word = Normalizer.normalize(line.strip(), Normalizer.Form.NFC);
      if (word.length() >= 2 && PART.matcher(word).matches() && isLower(word)) {
        hashes.add(Lexicon.hash(word));
      }
    }
  }

  private static boolean isLower(String word) {
    return word.equals(lower(word));
  }

  private static byte[] deltas(Set<Integer> hashes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long previous = -1;
    for (int hash : hashes) {
      long gap = Integer.toUnsignedLong(hash) - previous;
      while (gap >= 0x80) {
        out.write((int) ((gap & 0x7f) | 0x80));
        gap >>>= 7;
      }
      out.write((int) gap);
      previous = Integer.toUnsignedLong(hash);
    }
    return out.toByteArray();
  }
}
