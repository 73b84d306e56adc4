package nl.genaisluis.policy.namemodel;

import java.util.List;

/// What the model said of the texts of one request.
public sealed interface Reading {
  /// It read them all.
  ///
  /// @param persons per text the names in it, by their place, those it was not sure of left out
  record Read(List<List<NameModel.Person>> persons) implements Reading {
    public Read {
      persons = List.copyOf(persons);
    }
  }

  /// It did not, or not in time: whatever may be a name must be taken for one.
  ///
  /// @param cause `budget`, `busy`, or the kind of what it threw
  record Unread(String cause) implements Reading {}
}
