package nl.genaisluis.gateway.accountability;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// What a person confirms once before using a purpose that is allowed under conditions: the
/// training was followed and the guideline was read.
///
/// @param training what must have been learned
/// @param guideline the part of the guideline that must have been read, as `document#section`
/// @param version SHA-256 over all that is confirmed, the text of that document of the guideline
///   included; another text is another version
public record Conditions(String useCase, String training, String guideline, String version) {
  /// The conditions of this use case; null when it has none to confirm.
  public static @Nullable Conditions of(UseCase useCase, Catalogue catalogue) {
    if (useCase.shownAs() != UseCase.ShownAs.MAG_ONDER_VOORWAARDEN) {
      return null;
    }
    String training = useCase.accountability().literacy();
    String guideline = useCase.accountability().guideline();
    String document = guideline.substring(0, (guideline + "#").indexOf('#'));
    Json said =
        Json.object(
            "toepassing",
            Json.of(useCase.id()),
            "titel",
            Json.of(useCase.title()),
            "doel",
            Json.of(useCase.purpose().goal()),
            "gegevens",
            Json.array(
                useCase.data().classes().stream()
                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .map(Json::of)
                    .toList()),
            "training",
            Json.of(training),
            "richtlijn",
            Json.of(guideline),
            "tekst",
            Json.ofNullable(catalogue.guideline().get(document)));
    return new Conditions(useCase.id(), training, guideline, digest(JsonCodec.text(said)));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
