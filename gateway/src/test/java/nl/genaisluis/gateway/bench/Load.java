package nl.genaisluis.gateway.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Requests drawn from the development sets: of every hundred ten are prohibited, thirty hold
/// personal data and five are of 20 kB, and no two are the same. Request number N is the same in
/// every run, so all targets get the same load.
final class Load {
  private static final long SEED = 20261122;
  private static final double PROHIBITED = 0.10;
  private static final double PERSONAL = 0.30;
  private static final double LONG = 0.05;
  private static final int LONG_BYTES = 20_000;

  /// Five of a hundred at 20 kB leave 0.5 kB for the others when the mean is to be 1.5 kB.
  private static final int SHORT_BYTES_MEAN = 526;

  private final String model;
  private final List<JsonArray> prohibited;
  private final List<JsonArray> personal;
  private final List<JsonArray> ordinary;

  private Load(
      String model,
      List<JsonArray> prohibited,
      List<JsonArray> personal,
      List<JsonArray> ordinary) {
    this.model = model;
    this.prohibited = prohibited;
    this.personal = personal;
    this.ordinary = ordinary;
  }

  /// Reads the set of prohibited use (`label`, `messages`) and that of personal data (`text`,
  /// `spans`), one JSON object a line.
  static Load read(Path prohibitedFile, Path personalFile, String model) throws IOException {
    Load load =
        new Load(
            model,
            conversations(prohibitedFile, record -> record.getString("label").equals("block")),
            texts(personalFile, record -> !record.getJsonArray("spans").isEmpty()),
            conversations(prohibitedFile, record -> record.getString("label").equals("allow")));
    if (load.prohibited.isEmpty() || load.personal.isEmpty() || load.ordinary.isEmpty()) {
      throw new IOException("a development set lacks one of its kinds");
    }
    return load;
  }

  Buffer body(int number, boolean stream) {
    SplittableRandom random = new SplittableRandom(SEED + number);
    double kind = random.nextDouble();
    List<JsonArray> from =
        kind < PROHIBITED ? prohibited : kind < PROHIBITED + PERSONAL ? personal : ordinary;
    JsonArray messages = pick(from, random).copy();
    JsonObject last = messages.getJsonObject(messages.size() - 1);
    int wanted = random.nextDouble() < LONG ? LONG_BYTES : random.nextInt(2 * SHORT_BYTES_MEAN);
    String text = "Notitie " + letters(number) + ". " + last.getString("content");
    last.put("content", padded(text, wanted, random));
    JsonObject body = new JsonObject().put("model", model).put("messages", messages);
    if (stream) {
      body.put("stream", true);
    }
    return body.toBuffer();
  }

  /// The mean size in bytes of the first requests.
  double bytesMean(int requests) {
    long sum = 0;
    for (int number = 0; number < requests; number++) {
      sum += body(number, false).length();
    }
    return (double) sum / requests;
  }

  private String padded(String text, int bytes, SplittableRandom random) {
    StringBuilder padded = new StringBuilder();
    int missing = bytes - text.getBytes(StandardCharsets.UTF_8).length;
    while (padded.length() < missing) {
      JsonArray filler = pick(ordinary, random);
      padded.append(filler.getJsonObject(filler.size() - 1).getString("content")).append("\n\n");
    }
    if (missing <= 0) {
      return text;
    }
    padded.setLength(missing);
    return padded.append("\n\n").append(text).toString();
  }

  private static JsonArray pick(List<JsonArray> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  /// A mark that no two requests share and that holds no figure, so it is never personal data.
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder("q");
    for (int rest = number; rest > 0; rest /= 20) {
      letters.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20));
    }
    return letters.toString();
  }

  private static List<JsonArray> conversations(Path file, Predicate<JsonObject> chosen)
      throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(JsonObject::new)
          .filter(chosen)
          .map(record -> record.getJsonArray("messages"))
          .filter(Load::endsWithText)
          .toList();
    }
  }

  private static boolean endsWithText(JsonArray messages) {
    return messages.getJsonObject(messages.size() - 1).getValue("content") instanceof String;
  }

  private static List<JsonArray> texts(Path file, Predicate<JsonObject> chosen) throws IOException {
    List<JsonArray> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonObject record = new JsonObject(line);
      if (chosen.test(record)) {
        JsonObject message =
            new JsonObject().put("role", "user").put("content", record.getString("text"));
        texts.add(new JsonArray().add(message));
      }
    }
    return texts;
  }
}
