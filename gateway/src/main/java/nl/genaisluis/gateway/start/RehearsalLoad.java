package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import nl.genaisluis.gateway.config.GuidelineText;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// The requests of a rehearsal: asks that come with the program, most of them below paragraphs of
/// the guideline. Request number N is the same every time and like no other. Immutable.
final class RehearsalLoad {
  /// Asks begin with a mark: one with made-up personal data, one that is to be refused.
  private static final char PERSONAL = '%';

  private static final char PROHIBITED = '!';

  private static final int LONG_CHARACTERS = 20_000;
  private static final int USUAL_CHARACTERS = 2_400;

  private final List<String> ordinary = new ArrayList<>();
  private final List<String> personal = new ArrayList<>();
  private final List<String> prohibited = new ArrayList<>();
  private final List<String> paragraphs = new ArrayList<>();

  /// Where a request goes, in which use case and with which body.
  record Call(String path, String useCase, String body) {
    @Override
    public String toString() {
      return path;
    }
  }

  RehearsalLoad(List<GuidelineText> guideline) {
    for (String ask : asks().lines().toList()) {
      switch (ask.charAt(0)) {
        case PERSONAL -> personal.add(ask.substring(1));
        case PROHIBITED -> prohibited.add(ask.substring(1));
        default -> ordinary.add(ask);
      }
    }
    for (GuidelineText text : guideline) {
      paragraphs.addAll(List.of(text.markdown().split("\n\n+", -1)));
    }
  }

  private static String asks() {
    try (InputStream in = RehearsalLoad.class.getResourceAsStream("rehearsal.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// One in ten is to be refused, three in ten hold personal data, one in twenty is long, a third
  /// is streamed, and a few are checks or questions to the guideline itself.
  Call call(int number) {
    SplittableRandom random = new SplittableRandom(number);
    int kind = random.nextInt(10);
    List<String> asks = kind == 0 ? prohibited : kind <= 3 ? personal : ordinary;
    int length =
        random.nextInt(20) == 0
            ? LONG_CHARACTERS
            : Math.max(0, random.nextInt(USUAL_CHARACTERS) - USUAL_CHARACTERS / 4);
    String text = material(random, length) + one(asks, random) + " Kenmerk " + mark(number) + ".";
    boolean guideline = random.nextInt(30) == 0;
    String path = random.nextInt(20) == 0 ? "/v1/chat/check" : "/v1/chat/completions";
    return new Call(
        path,
        guideline ? "richtlijn" : random.nextBoolean() ? "verslag" : "klare-taal",
        body(text, random));
  }

  private String body(String text, SplittableRandom random) {
    List<Json> messages = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      messages.add(message("system", "Je helpt medewerkers van een provincie. Antwoord kort."));
    }
    if (random.nextInt(4) == 0) {
      messages.add(message("user", one(ordinary, random)));
      messages.add(message("assistant", one(paragraphs, random)));
    }
    messages.add(message("user", text));
    return JsonCodec.text(
        Json.object(
            "model",
            Json.of("auto"),
            "stream",
            Json.of(random.nextInt(3) == 0),
            "messages",
            Json.array(messages)));
  }

  private static Json message(String role, String content) {
    return Json.object("role", Json.of(role), "content", Json.of(content));
  }

  private String material(SplittableRandom random, int length) {
    StringBuilder material = new StringBuilder();
    while (material.length() < length) {
      material.append(one(paragraphs, random)).append("\n\n");
    }
    return material.toString();
  }

  private static String one(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  /// Letters only, so that a mark is never taken for personal data.
  private static String mark(int number) {
    StringBuilder letters = new StringBuilder("q");
    for (int rest = number; rest > 0; rest /= 20) {
      letters.append("bcdfghjklmnpqrstvwxz".charAt(rest % 20));
    }
    return letters.toString();
  }
}
