package nl.genaisluis.models.register;

import java.util.List;

/// A maker, owner or host with every country in which it has its seat. A consortium names them all.
///
/// @param countries ISO 3166-1 alpha-2 codes, at least one
public record Party(String name, List<String> countries) {
  public Party {
    Words.require("name", name);
    countries = List.copyOf(countries);
    Words.countries(countries);
  }
}
