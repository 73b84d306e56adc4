package nl.genaisluis.gateway.dialect;

import java.net.URI;
import java.time.LocalDate;

/// Where a departure was read.
///
/// @param date the day on which the page was read
/// @param says what it says, in our words
public record Source(URI url, LocalDate date, String says) {
  public Source {
    if (says.isBlank()) {
      throw new IllegalArgumentException("says must not be empty");
    }
  }
}
