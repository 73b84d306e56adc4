package nl.genaisluis.models.register;

/// Parameters in billions.
///
/// @param total all of them
/// @param active those that take part in one token; equal to total for a dense model
/// @param guessed the maker does not say: the numbers are the geometric middle of what others think
public record Size(double total, double active, boolean guessed) {
  public Size {
    if (!(active > 0 && active <= total && total < 100_000)) {
      throw new IllegalArgumentException(
          "size must be 0 < active <= total in billions, was: " + active + " of " + total);
    }
  }
}
