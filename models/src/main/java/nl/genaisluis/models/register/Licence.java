package nl.genaisluis.models.register;

import org.jspecify.annotations.Nullable;

/// The licence of the weights.
///
/// @param osiApproved on the list of the Open Source Initiative
/// @param barsUse forbids the use that a province makes of it, or lets the maker end it at will;
///   null means that nobody has established this
public record Licence(String name, boolean osiApproved, @Nullable Boolean barsUse) {
  public Licence {
    Words.require("name", name);
  }
}
