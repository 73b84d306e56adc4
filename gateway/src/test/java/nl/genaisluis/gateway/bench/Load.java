package nl.genaisluis.gateway.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Requests drawn from the development sets: of every hundred ten are refused, thirty hold personal
/// data and five are of 20 kB, their mean is 1.5 kB, and no two are the same. Request number N is
/// the same in every run, so all targets get the same load.
final class Load {
  private static final long SEED = 20261122;
  private static final int POOL = 2_000;
  private static final double REFUSED = 0.10;
  private static final double PERSONAL = 0.30;
  private static final double LONG = 0.05;
  private static final int LONG_BYTES = 20_000;
  private static final double BYTES_MEAN = 1_500;
  private static final int TRIES_MAX = 200;

  /// Stands where each request gets a mark of its own.
  private static final String MARK = "@@mark@@";

  private final List<Halves> pool;

  private Load(List<Halves> pool) {
    this.pool = List.copyOf(pool);
  }

  /// Whether the gateway would refuse a body; asked before anything is measured.
  interface Screen {
    boolean refuses(Buffer body) throws IOException, InterruptedException;
  }

  /// A body before and after its mark.
  private record Halves(String before, String after) {}

  /// Draws the pool. A text counts as refused or not by what `screen` says of the finished body,
  /// for a pasted text around an ask can change its ruling: the shares are those of design, and no
  /// target is measured on texts that it judges otherwise.
  static Load draw(Texts texts, String model, Screen screen)
      throws IOException, InterruptedException {
    Draw draw = new Draw(texts, model, new SplittableRandom(SEED));
    List<Halves> pool = new ArrayList<>();
    while (pool.size() < POOL) {
      double kind = draw.random.nextDouble();
      boolean refused = kind < REFUSED;
      List<JsonArray> from =
          refused
              ? texts.prohibited()
              : kind < REFUSED + PERSONAL ? texts.personal() : texts.ordinary();
      pool.add(draw.one(from, refused, screen));
    }
    return new Load(pool);
  }

  Buffer body(int number, boolean stream) {
    Halves halves = pool.get(Math.floorMod(number, pool.size()));
    String start = stream ? "{\"stream\":true," : "{";
    return Buffer.buffer(start + halves.before() + letters(number) + halves.after());
  }

  /// The mean size in bytes over the pool.
  double bytesMean() {
    long sum = 0;
    for (int number = 0; number < pool.size(); number++) {
      sum += body(number, false).length();
    }
    return (double) sum / pool.size();
  }

  /// A mark that no two requests share and that holds no figure, so it is never personal data.
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder("q");
    for (int rest = number; rest > 0; rest /= 20) {
      letters.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20));
    }
    return letters.toString();
  }

  /// One draw after another from the same texts.
  private static final class Draw {
    private final Texts texts;
    private final String model;
    private final SplittableRandom random;
    private final int paddingMax;

    Draw(Texts texts, String model, SplittableRandom random) {
      this.texts = texts;
      this.model = model;
      this.random = random;
      double bare = 0;
      for (int i = 0; i < POOL; i++) {
        bare += body(texts.any(random), 0).length();
      }
      double shortMean = (BYTES_MEAN - LONG * LONG_BYTES) / (1 - LONG);
      paddingMax = (int) Math.max(0, 2 * (shortMean - bare / POOL));
    }

    Halves one(List<JsonArray> from, boolean refused, Screen screen)
        throws IOException, InterruptedException {
      boolean isLong = random.nextDouble() < LONG;
      int padding = isLong ? LONG_BYTES : paddingMax == 0 ? 0 : random.nextInt(paddingMax);
      for (int tries = 0; tries < TRIES_MAX; tries++) {
        String body = body(from.get(random.nextInt(from.size())), padding);
        if (screen.refuses(Buffer.buffer(body.replace(MARK, "q"))) == refused) {
          int mark = body.indexOf(MARK);
          return new Halves(body.substring(1, mark), body.substring(mark + MARK.length()));
        }
      }
      throw new IOException(
          "no text of the development sets is " + (refused ? "" : "not ") + "refused");
    }

    private String body(JsonArray conversation, int padding) {
      JsonArray messages = conversation.copy();
      JsonObject last = messages.getJsonObject(messages.size() - 1);
      String text = "Notitie " + MARK + ". " + last.getString("content");
      int missing =
          padding == LONG_BYTES
              ? LONG_BYTES - text.getBytes(StandardCharsets.UTF_8).length
              : padding;
      last.put("content", filler(missing) + text);
      return new JsonObject().put("model", model).put("messages", messages).encode();
    }

    private String filler(int length) {
      StringBuilder filler = new StringBuilder();
      while (filler.length() < length) {
        filler.append(texts.documents().get(random.nextInt(texts.documents().size())));
        filler.append("\n\n");
      }
      filler.setLength(Math.max(0, length));
      return filler.isEmpty() ? "" : filler.append("\n\n").toString();
    }
  }
}
