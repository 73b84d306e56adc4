package nl.genaisluis.gateway.conversation;

import java.util.Locale;

/// What the store keeps, and how much of it.
enum Kind {
  /// A conversation of one user.
  GESPREK(500, 500),
  /// A text to begin with, of a user, a team or the organisation.
  SJABLOON(500, 200),
  /// What one user used this month; that of last month may not have been swept yet.
  GEBRUIK(2, 2),
  /// How one user wants the page.
  VOORKEUREN(1, 1),
  /// Which conditions of purposes one user confirmed; more than one only when nodes began at once.
  VOORWAARDEN(8, 8),
  /// A use case that somebody asks for.
  AANVRAAG(10_000, 50),
  /// An objection to a ruling or an answer.
  BEZWAAR(10_000, 50);

  private final int perHolderMax;
  private final int perMakerMax;

  Kind(int perHolderMax, int perMakerMax) {
    this.perHolderMax = perHolderMax;
    this.perMakerMax = perMakerMax;
  }

  /// How it is named in the store and in the record.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// True for what somebody else has to end: only what is open takes room.
  boolean isCase() {
    return this == AANVRAAG || this == BEZWAAR;
  }

  int perHolderMax() {
    return perHolderMax;
  }

  int perMakerMax() {
    return perMakerMax;
  }
}
