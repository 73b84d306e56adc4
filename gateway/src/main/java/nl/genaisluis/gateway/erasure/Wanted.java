package nl.genaisluis.gateway.erasure;

/// Whose exchanges are meant. Never printed: a person may be in it.
public sealed interface Wanted {
  /// The exchange of one entry of the record.
  ///
  /// @param leaf id of the entry
  record Decision(String leaf) implements Wanted {}

  /// The exchange that a caller knows by its request id.
  record Request(String requestId) implements Wanted {
    @Override
    public String toString() {
      return "Request[***]";
    }
  }

  /// Every exchange of one person.
  ///
  /// @param subject as the identity provider names the caller
  record Person(String subject) implements Wanted {
    @Override
    public String toString() {
      return "Person[***]";
    }
  }
}
