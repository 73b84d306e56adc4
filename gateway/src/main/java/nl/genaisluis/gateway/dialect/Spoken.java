package nl.genaisluis.gateway.dialect;

import nl.genaisluis.models.wire.Json;

/// A request body as one provider can take it, or not.
public sealed interface Spoken {
  /// The body in the provider's words.
  record Said(Json.Obj body) implements Spoken {}

  /// The provider cannot carry this.
  ///
  /// @param field the member of the caller's body that stands in the way
  record Unsayable(String field) implements Spoken {}
}
