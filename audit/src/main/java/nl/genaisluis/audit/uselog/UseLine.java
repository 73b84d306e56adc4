package nl.genaisluis.audit.uselog;

import org.jspecify.annotations.Nullable;

/// One line of the use log as it is read.
///
/// @param leaf id of the entry that it was written with
/// @param exchange id of the exchange on record
/// @param who null when the person was erased
public record UseLine(String leaf, String exchange, @Nullable Who who, Processing processing) {
  @Override
  public String toString() {
    return "UseLine[" + leaf + "]";
  }
}
