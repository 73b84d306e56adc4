package nl.genaisluis.gateway.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The conversations of the development sets, by what is in them.
///
/// @param documents texts without a question or personal data, to paste around one
record Texts(
    List<JsonArray> prohibited,
    List<JsonArray> personal,
    List<JsonArray> ordinary,
    List<String> documents) {
  Texts {
    prohibited = List.copyOf(prohibited);
    personal = List.copyOf(personal);
    ordinary = List.copyOf(ordinary);
    documents = List.copyOf(documents);
  }

  /// Reads the set of prohibited use (`label`, `messages`) and that of personal data (`text`,
  /// `spans`), one JSON object a line.
  static Texts read(Path prohibitedFile, Path personalFile) throws IOException {
    Function<JsonObject, JsonArray> messages = record -> record.getJsonArray("messages");
    Texts texts =
        new Texts(
            lines(prohibitedFile, record -> record.getString("label").equals("block"), messages),
            lines(personalFile, record -> !record.getJsonArray("spans").isEmpty(), Texts::asked),
            lines(prohibitedFile, record -> record.getString("label").equals("allow"), messages),
            lines(personalFile, record -> record.getJsonArray("spans").isEmpty(), Texts::asked)
                .stream()
                .map(asked -> asked.getJsonObject(0).getString("content"))
                .toList());
    if (Stream.of(texts.prohibited, texts.personal, texts.ordinary, texts.documents)
        .anyMatch(List::isEmpty)) {
      throw new IOException("a development set lacks one of its kinds");
    }
    return texts;
  }

  /// The same, with only such documents to paste as are let through by themselves: with one that is
  /// not, most long requests would be refused.
  Texts calm(Load.Screen screen) throws IOException, InterruptedException {
    List<String> calm = new ArrayList<>();
    for (String document : documents) {
      JsonObject turn = new JsonObject().put("role", "user").put("content", document);
      JsonObject body =
          new JsonObject().put("model", "auto").put("messages", new JsonArray().add(turn));
      if (!screen.refuses(body.toBuffer())) {
        calm.add(document);
      }
    }
    return new Texts(prohibited, personal, ordinary, calm);
  }

  /// One of all, whatever its kind.
  JsonArray any(SplittableRandom random) {
    List<JsonArray> from = List.of(prohibited, personal, ordinary).get(random.nextInt(3));
    return from.get(random.nextInt(from.size()));
  }

  private static JsonArray asked(JsonObject record) {
    return new JsonArray()
        .add(new JsonObject().put("role", "user").put("content", record.getString("text")));
  }

  private static List<JsonArray> lines(
      Path file, Predicate<JsonObject> chosen, Function<JsonObject, JsonArray> messages)
      throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(JsonObject::new)
          .filter(chosen)
          .map(messages)
          .filter(Texts::endsWithText)
          .toList();
    }
  }

  private static boolean endsWithText(JsonArray messages) {
    return messages.getJsonObject(messages.size() - 1).getValue("content") instanceof String;
  }
}
