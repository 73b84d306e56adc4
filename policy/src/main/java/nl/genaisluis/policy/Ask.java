package nl.genaisluis.policy;

import nl.genaisluis.models.wire.RequestBody;

/// One request as the rules see it.
///
/// @param exchange 32 lower-case hexadecimal characters, new for every request
/// @param body raw: never printed
/// @param confirmed the asker handed in a valid confirmation for this very request
public record Ask(String exchange, Asker asker, Wish wish, RequestBody body, boolean confirmed) {
  @Override
  public String toString() {
    return "Ask[" + exchange + "]";
  }
}
