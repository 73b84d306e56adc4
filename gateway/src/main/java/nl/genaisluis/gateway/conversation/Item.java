package nl.genaisluis.gateway.conversation;

import java.time.Instant;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// One thing that is kept, as lists show it; its body is read apart.
///
/// @param id 32 random hexadecimal digits
/// @param holder pseudonym of whose key it is sealed under
/// @param maker pseudonym of the user who made it
/// @param useCase id of the use case whose retention it follows; null when it follows none
/// @param version rises with every change
/// @param expires when it is destroyed; null when it stays until it is deleted
record Item(
    String id,
    Kind kind,
    String holder,
    String maker,
    @Nullable String useCase,
    long version,
    Instant changed,
    @Nullable Instant expires,
    Json.Obj head) {

  /// What is to be kept: an item without what the store gives it.
  record Draft(
      Kind kind,
      String holder,
      String maker,
      @Nullable String useCase,
      @Nullable Instant expires,
      Texts texts) {}

  /// What is sealed: a small head that lists show, and the body.
  record Texts(Json.Obj head, Json.Obj body) {
    @Override
    public String toString() {
      return "Texts[***]";
    }
  }

  /// The entity tag of this version (RFC 9110 §8.8.3).
  String tag() {
    return "\"" + version + "\"";
  }

  @Override
  public String toString() {
    return "Item[" + kind + ", version " + version + "]";
  }
}
