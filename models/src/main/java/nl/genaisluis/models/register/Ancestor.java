package nl.genaisluis.models.register;

import org.jspecify.annotations.Nullable;

/// A model from which another one was made.
///
/// @param maker who made it; null means unknown
public record Ancestor(String name, @Nullable Party maker, Relation relation) {
  public Ancestor {
    Words.require("name", name);
  }

  /// In which way the one comes from the other.
  public enum Relation {
    /// Its weights were the starting point.
    BASE,
    /// Its answers were the training material.
    TEACHER
  }
}
