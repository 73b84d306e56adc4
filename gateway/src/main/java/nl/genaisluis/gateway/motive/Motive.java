package nl.genaisluis.gateway.motive;

import nl.genaisluis.audit.content.Content;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// What the leaf of a stop or a hold keeps as content. Never printed.
///
/// @param reason in the words of who set it; empty when the record no longer says
/// @param setter pseudonym of who set it; null when it is not one of the key in use
/// @param key mark of the key of the pseudonym
public record Motive(String reason, @Nullable String setter, String key) {
  /// What a leaf's content says, or what is left when it is gone or cannot be read.
  ///
  /// A pseudonym of another key, such as of the installation that an import came from, would be
  /// another word for the same person, who could then pass for somebody else: it is none.
  ///
  /// @param key mark of the key in use
  public static Motive read(@Nullable Content content, String key) {
    try {
      if (content != null && JsonCodec.read(content.text()) instanceof Json.Obj written) {
        String reason = written.text("reden");
        boolean known = key.equals(written.text("sleutel"));
        return new Motive(reason == null ? "" : reason, known ? written.text("door") : null, key);
      }
      return new Motive("", null, key);
    } catch (JsonFault unreadable) {
      return new Motive("", null, key);
    }
  }

  /// What goes with the leaf.
  public Content content() {
    return new Content(
        JsonCodec.text(
            Json.object(
                "reden", Json.of(reason),
                "door", Json.ofNullable(setter),
                "sleutel", Json.of(key))));
  }

  @Override
  public String toString() {
    return "Motive[***]";
  }
}
