package nl.genaisluis.gateway.guideline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The two sample texts of the tests.
public final class Guidelines {
  private Guidelines() {}

  public static List<GuidelineDocument> samples() {
    return List.of(
        new GuidelineDocument("leidraad", "Voorbeeldleidraad", text("leidraad.md")),
        new GuidelineDocument("openbaarheid", "Voorbeeldregeling", text("openbaarheid.md")));
  }

  private static String text(String name) {
    try (InputStream in = Guidelines.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no such resource: " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
