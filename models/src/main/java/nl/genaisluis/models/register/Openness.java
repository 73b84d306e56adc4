package nl.genaisluis.models.register;

/// How much of a model anyone may take and examine.
public enum Openness {
  /// The weights stay with the maker, or come under a signed agreement only.
  CLOSED,
  /// The weights can be downloaded.
  WEIGHTS,
  /// Weights, training code and a description of the training data can be had.
  OPEN
}
