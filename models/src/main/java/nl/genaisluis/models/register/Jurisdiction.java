package nl.genaisluis.models.register;

/// Under whose law a host works on the data, its parent companies included.
public enum Jurisdiction {
  /// In our own house: no one else works on the data.
  OWN,
  /// The law of an EU member state, and no other.
  EU,
  /// The law of Norway, Iceland or Liechtenstein.
  EEA,
  /// A country with an adequacy decision under AVG article 45.
  ADEQUACY,
  /// European law, but within reach of the law of a country outside Europe as well.
  MIXED,
  /// No European law.
  OUTSIDE
}
