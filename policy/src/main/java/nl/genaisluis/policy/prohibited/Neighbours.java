package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import org.jspecify.annotations.Nullable;

/// The labelled examples of the open data set, to be laid beside a request that people look at.
/// They decide nothing. Likeness is the cosine between the words and parts of words of two
/// requests, each weighed by how rare it is among the examples. Immutable and thread-safe; takes
/// some megabytes, so it is loaded for who needs it.
public final class Neighbours {
  private static final int BITS = 18;
  private static final int PART = 5;

  /// Longer examples are documents with a request in them: like every request about such a
  /// document.
  private static final int LENGTH_MAX = 2_000;

  private static final List<String> FILES =
      List.of(
          "train-1-vergunningen",
          "train-2-subsidies",
          "train-3-handhaving",
          "train-4-inwoners",
          "train-5-mixed",
          "own-1-office-and-work",
          "own-2-everyday-pairs",
          "own-3-languages-and-code",
          "own-4-hidden-and-roles",
          "own-5-short-asks",
          "own-6-about-documents",
          "own-7-people-at-work",
          "own-8-residents-and-cases",
          "own-9-ordinary-dutch",
          "own-10-bilingual-pairs",
          "own-11-contrasts-lists-speech",
          "own-15-colleagues",
          "own-16-plain-dutch",
          "own-19-supervision",
          "own-22-indirect",
          "own-23-people-and-benefits",
          "own-24-neighbours-in-four-tongues",
          "own-26-stories-and-files");

  private final List<Labelled> examples;
  private final float[] rarities;

  /// @param features the places of what stands in it, sorted, each once
  private record Labelled(
      String id, @Nullable ProhibitedClass category, String text, List<Integer> features) {}

  private Neighbours(List<Labelled> examples) {
    this.examples = List.copyOf(examples);
    int[] seenIn = new int[1 << BITS];
    for (Labelled example : examples) {
      example.features().forEach(feature -> seenIn[feature]++);
    }
    rarities = new float[1 << BITS];
    for (int i = 0; i < rarities.length; i++) {
      rarities[i] = (float) StrictMath.log((examples.size() + 1.0) / (seenIn[i] + 0.5));
    }
  }

  /// Reads the examples that come with the program.
  public static Neighbours load() {
    List<Labelled> examples = new ArrayList<>();
    for (String file : FILES) {
      for (String line : text("examples/" + file + ".jsonl").split("\n", -1)) {
        Labelled example = line.isBlank() ? null : example(line);
        if (example != null) {
          examples.add(example);
        }
      }
    }
    return new Neighbours(examples);
  }

  private static String text(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            Neighbours.class.getResourceAsStream(name), "missing resource " + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static @Nullable Labelled example(String line) {
    Json.Obj json;
    try {
      json = (Json.Obj) JsonCodec.read(line);
    } catch (JsonFault broken) {
      throw new IllegalStateException("an example is no JSON", broken);
    }
    List<Turn> turns = new ArrayList<>();
    for (Json item : json.items("messages")) {
      Json.Obj message = (Json.Obj) item;
      Role role = Objects.requireNonNull(Role.of(Objects.requireNonNull(message.text("role"))));
      turns.add(new Turn(role, Objects.requireNonNullElse(message.text("content"), "")));
    }
    Conversation asked = new Conversation(turns, List.of());
    String text = Objects.requireNonNull(turns.getLast().text());
    String id = Objects.requireNonNull(json.text("id"));
    return asked.length() > LENGTH_MAX || turns.getLast().role() != Role.USER
        ? null
        : new Labelled(id, category(json.text("class")), text, features(asked));
  }

  private static @Nullable ProhibitedClass category(@Nullable String code) {
    return Arrays.stream(ProhibitedClass.values())
        .filter(one -> one.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  /// Some of the examples, spread evenly over them, with likeness 0.
  List<Neighbour> some(int most) {
    int step = Math.max(1, Math.ceilDiv(examples.size(), most));
    List<Neighbour> some = new ArrayList<>();
    for (int i = 0; i < examples.size(); i += step) {
      Labelled example = examples.get(i);
      some.add(new Neighbour(example.id(), example.category(), 0, example.text()));
    }
    return List.copyOf(some);
  }

  /// The examples most like what this conversation asks now, the most alike first; none that has
  /// nothing in common with it.
  public List<Neighbour> nearest(Conversation asked, int most) {
    boolean[] in = new boolean[1 << BITS];
    double own = 0;
    for (int feature : features(asked)) {
      in[feature] = true;
      own += rarities[feature] * rarities[feature];
    }
    List<Neighbour> found = new ArrayList<>();
    for (Labelled example : examples) {
      double common = 0;
      double other = 0;
      for (int feature : example.features()) {
        double square = rarities[feature] * rarities[feature];
        other += square;
        common += in[feature] ? square : 0;
      }
      if (common > 0) {
        double likeness = Math.min(1, common / Math.sqrt(own * other));
        found.add(new Neighbour(example.id(), example.category(), likeness, example.text()));
      }
    }
    found.sort(Comparator.comparingDouble(Neighbour::likeness).reversed());
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  /// The words of what is asked, and the parts of the longer ones.
  private static List<Integer> features(Conversation asked) {
    List<Looks.Look> looks = Looks.at(asked);
    if (looks.isEmpty()) {
      return List.of();
    }
    char[] text = looks.getFirst().view().lower();
    boolean[] seen = new boolean[1 << BITS];
    int from = 0;
    for (int at = 0; at <= text.length; at++) {
      if (at < text.length && Character.isLetterOrDigit(text[at])) {
        continue;
      }
      add(seen, text, from, at, 1);
      for (int part = from; part + PART < at; part++) {
        add(seen, text, part, part + PART, 2);
      }
      from = at + 1;
    }
    List<Integer> features = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (seen[i]) {
        features.add(i);
      }
    }
    return List.copyOf(features);
  }

  private static void add(boolean[] seen, char[] text, int from, int to, int kind) {
    if (to <= from) {
      return;
    }
    int hash = kind;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    hash *= 0x9E3779B1;
    seen[hash >>> (32 - BITS)] = true;
  }
}
