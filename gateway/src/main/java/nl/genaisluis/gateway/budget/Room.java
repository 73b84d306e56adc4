package nl.genaisluis.gateway.budget;

/// The answer to a wish for room.
public sealed interface Room {
  /// All budgets had room, and it is set aside.
  record Reserved(Reservation reservation) implements Room {}

  /// At least one budget has none; nothing was set aside.
  ///
  /// @param standing of the one that takes longest to have room again
  record Full(Standing standing) implements Room {}
}
