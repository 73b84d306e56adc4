package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import org.jspecify.annotations.Nullable;

/// One labelled conversation of the prohibited-use data (`GUIDELINE.md` in the same folder as the
/// data).
///
/// @param category the prohibited class, or null when the use is allowed
record Sample(
    String id, @Nullable ProhibitedClass category, String lang, String style, Conversation asked) {
  static final List<String> TRAINING =
      List.of(
          "train-1-vergunningen.jsonl",
          "train-2-subsidies.jsonl",
          "train-3-handhaving.jsonl",
          "train-4-inwoners.jsonl",
          "train-5-mixed.jsonl",
          "own-1-office-and-work.jsonl",
          "own-2-everyday-pairs.jsonl",
          "own-3-languages-and-code.jsonl",
          "own-4-hidden-and-roles.jsonl",
          "own-5-short-asks.jsonl",
          "own-6-about-documents.jsonl",
          "own-7-people-at-work.jsonl",
          "own-8-residents-and-cases.jsonl",
          "own-9-ordinary-dutch.jsonl",
          "own-10-bilingual-pairs.jsonl",
          "own-11-contrasts-lists-speech.jsonl",
          "own-12-long.jsonl",
          "own-13-conversations.jsonl",
          "own-14-roles.jsonl",
          "own-15-colleagues.jsonl",
          "own-16-plain-dutch.jsonl",
          "own-17-pasted.jsonl",
          "own-18-turns-and-pretexts.jsonl",
          "own-19-supervision.jsonl",
          "own-20-work-on-pasted-cases.jsonl",
          "own-21-turns-of-cases.jsonl",
          "own-22-indirect.jsonl",
          "own-23-people-and-benefits.jsonl",
          "own-24-neighbours-in-four-tongues.jsonl",
          "own-25-office-and-programs.jsonl",
          "own-26-stories-and-files.jsonl",
          "own-27-asks-on-one-text.jsonl",
          "own-28-few-words.jsonl",
          "own-29-work-or-judgement.jsonl",
          "own-31-neighbours-again.jsonl",
          "own-32-tasks-in-a-row.jsonl");

  /// The sources of samples about what is asked.
  private static final Set<String> ASKING = Set.of("o27", "o28", "o29", "o31", "o32");

  static final String VALIDATION = "dev.jsonl";

  /// The file that a sample is from: the part of its id before the number.
  String source() {
    return id.substring(0, id.indexOf('-'));
  }

  boolean prohibited() {
    return category != null;
  }

  /// Whether what is prohibited is learned from it too, and not only how to tell what is asked from
  /// what was pasted and how much that weighs.
  boolean judges() {
    return !ASKING.contains(source());
  }

  /// The samples of a set that is checked in beside the tests.
  static List<Sample> shipped(String name) {
    return parse(name, resource(name));
  }

  /// A text that is checked in beside the samples.
  static String resource(String name) {
    try (InputStream in = Sample.class.getResourceAsStream("/prohibited/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no such data set: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// All training samples in the order of the files.
  static List<Sample> training() {
    List<Sample> samples = new ArrayList<>();
    for (String name : TRAINING) {
      samples.addAll(shipped(name));
    }
    return samples;
  }

  static List<Sample> file(Path path) {
    try {
      return parse(path.toString(), Files.readString(path));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<Sample> parse(String name, String lines) {
    List<Sample> samples = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (!line.isBlank()) {
        samples.add(sample(name, line));
      }
    }
    return samples;
  }

  private static Sample sample(String name, String line) {
    try {
      Json.Obj json = (Json.Obj) JsonCodec.read(line);
      String category = json.text("class");
      return new Sample(
          text(json, "id"),
          category == null ? null : category(category),
          text(json, "lang"),
          text(json, "style"),
          conversation(json.items("messages")));
    } catch (JsonFault | ClassCastException broken) {
      throw new IllegalArgumentException("broken record in " + name, broken);
    }
  }

  private static ProhibitedClass category(String code) {
    for (ProhibitedClass category : ProhibitedClass.values()) {
      if (category.code().equals(code)) {
        return category;
      }
    }
    throw new IllegalArgumentException("no such class: " + code);
  }

  private static Conversation conversation(List<Json> messages) {
    List<Turn> turns = new ArrayList<>();
    for (Json message : messages) {
      Json.Obj turn = (Json.Obj) message;
      Role role = Role.of(text(turn, "role"));
      if (role == null) {
        throw new IllegalArgumentException("no such role");
      }
      turns.add(new Turn(role, text(turn, "content")));
    }
    return new Conversation(turns, List.of());
  }

  private static String text(Json.Obj json, String name) {
    String value = json.text(name);
    if (value == null) {
      throw new IllegalArgumentException("no string " + name);
    }
    return value;
  }
}
