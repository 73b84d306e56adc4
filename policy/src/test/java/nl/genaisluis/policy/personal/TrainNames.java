package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// Learns the weights of [NameTagger] by logistic regression from generated texts and from the
/// ordinary words of hand-written requests, and writes the resource `names.bin`. One thread, fixed
/// seeds and [StrictMath]: the same sources give the same bytes.
public final class TrainNames {
  private static final String RESOURCE =
      "src/main/resources/nl/genaisluis/policy/personal/names.bin";
  private static final List<String> REQUESTS =
      List.of(
          "train-1-vergunningen",
          "train-2-subsidies",
          "train-3-handhaving",
          "train-4-inwoners",
          "train-5-mixed");
  private static final List<String> FRAMES =
      List.of(
          "personal/name-frames.txt",
          "personal/name-frames-2.txt",
          "personal/name-frames-3.txt",
          "personal/name-frames-4.txt",
          "personal/name-frames-5.txt");
  private static final long SEED = 20_261_122;
  private static final int TEXTS = 36_000;

  /// How many more times names of the Low Countries, and those of all locales, are drawn from.
  private static final int LOCAL = 5;

  private static final int ROUNDS = 5;
  private static final double RATE = 0.12;
  private static final double DECAY = 0.6;
  private static final int CLAMP = 127;

  /// One word that was looked at.
  private static final class Example {
    private final int[] places;
    private final boolean person;

    Example(NameFeatures features, boolean person) {
      this.places = new int[features.count()];
      for (int i = 0; i < places.length; i++) {
        places[i] = features.place(i);
      }
      this.person = person;
    }
  }

  private TrainNames() {}

  /// Learns and writes.
  ///
  /// @param arguments the file to write; without one, the resource in the module's folder
  public static void main(String[] arguments) throws IOException, JsonFault {
    Path target = Path.of(arguments.length > 0 ? arguments[0] : RESOURCE);
    byte[] weights = learn();
    Files.write(target, weights);
    System.out.println("wrote " + target + ", " + weights.length + " bytes");
  }

  static byte[] learn() throws IOException, JsonFault {
    return learn(new NameFrames(FRAMES, learnable(), SEED));
  }

  /// The sentences to learn from with these names.
  static NameFrames frames(List<NameList> names) throws IOException {
    return new NameFrames(FRAMES, names, SEED);
  }

  /// The names to learn from, those of the Low Countries more often.
  static List<NameList> learnable() {
    List<NameList> names = new ArrayList<>(NameList.byOrigin(false));
    for (int i = 0; i < LOCAL; i++) {
      names.addAll(NameList.byOrigin(false).stream().filter(NameList::isDutch).toList());
      names.add(NameList.locales());
      names.add(NameList.locales());
    }
    return names;
  }

  static byte[] learn(NameFrames frames) throws IOException, JsonFault {
    List<Example> examples = new ArrayList<>();
    List<Lexicon> lexicons = lexicons();
    for (int i = 0; i < TEXTS; i++) {
      add(frames.text(), lexicons.get(i % lexicons.size()), examples);
    }
    Lexicon whole = Lexicon.load();
    for (String file : REQUESTS) {
      ordinary(file, whole, examples);
    }
    return learn(examples);
  }

  /// The whole lists, and lists that lack half or nearly all names, so that the model also learns
  /// to do without them.
  private static List<Lexicon> lexicons() {
    return List.of(
        Lexicon.load(NameList::isKept),
        Lexicon.load(key -> NameList.isKept(key) || (key >>> 11 & 1) == 0),
        Lexicon.load(key -> NameList.isKept(key) || (key >>> 11 & 7) != 0),
        Lexicon.load(_ -> true));
  }

  private static void add(NameFrames.Marked marked, Lexicon lexicon, List<Example> examples) {
    Page page = new Page(Quality.leaf(marked.text()), lexicon);
    Tokens tokens = page.tokens();
    BitSet persons = new BitSet();
    for (int token = 0; token < tokens.count(); token++) {
      persons.set(token, marked.persons().get(page.view().originalStart(tokens.start(token))));
    }
    NameFeatures features = new NameFeatures(page);
    for (int token = 0; token < tokens.count(); token++) {
      if (NameTagger.isOpen(tokens, page.view(), token)) {
        features.read(token, NameTagger.afterPerson(tokens, token, persons));
        examples.add(new Example(features, persons.get(token)));
      }
    }
  }

  /// The capitalised ordinary words of real requests, which are nobody's name.
  private static void ordinary(String file, Lexicon lexicon, List<Example> examples)
      throws IOException, JsonFault {
    for (String line : NameFrames.lines("prohibited/" + file + ".jsonl")) {
      if (line.isBlank() || !(JsonCodec.read(line) instanceof Json.Obj record)) {
        continue;
      }
      for (Json message : record.items("messages")) {
        if (message instanceof Json.Obj turn) {
          ordinaryWords(String.valueOf(turn.text("content")), lexicon, examples);
        }
      }
    }
  }

  private static void ordinaryWords(String text, Lexicon lexicon, List<Example> examples) {
    Page page = new Page(Quality.leaf(text), lexicon);
    Tokens tokens = page.tokens();
    page.nameSomebody(); // What may be a name is no example of a word that is none.
    new Names().find(page);
    BitSet taken = Names.taken(page);
    NameFeatures features = new NameFeatures(page);
    for (int token = 0; token < tokens.count(); token++) {
      if (NameTagger.isOpen(tokens, page.view(), token)
          && isNobody(page, token)
          && !taken.get(token)) {
        features.read(token, NameTagger.afterPerson(tokens, token, taken));
        examples.add(new Example(features, false));
      }
    }
  }

  /// A word that the lists do not know as a name, or an ordinary word at the head of a sentence.
  private static boolean isNobody(Page page, int token) {
    Tokens tokens = page.tokens();
    if (!tokens.has(token, Marks.FIRST | Marks.LAST)) {
      return true;
    }
    boolean opens = page.context().startsSentence(token) && tokens.isCommon(token);
    return opens && !tokens.capitalised(token + 1) && !tokens.has(token + 1, Marks.VERB);
  }

  private static byte[] learn(List<Example> examples) {
    double[] weights = new double[NameFeatures.SPACE];
    Random random = new Random(SEED);
    double rate = RATE;
    for (int round = 0; round < ROUNDS; round++) {
      java.util.Collections.shuffle(examples, random);
      for (Example example : examples) {
        double sum = 0;
        for (int place : example.places) {
          sum += weights[place];
        }
        double error = (example.person ? 1 : 0) - 1 / (1 + StrictMath.exp(-sum));
        for (int place : example.places) {
          weights[place] += rate * error;
        }
      }
      rate *= DECAY;
    }
    byte[] steps = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      long step = Math.round(weights[i] / NameTagger.STEP);
      steps[i] = (byte) Math.max(-CLAMP, Math.min(CLAMP, step));
    }
    return steps;
  }
}
