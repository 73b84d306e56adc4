package nl.genaisluis.gateway.relay;

import nl.genaisluis.models.wire.AnswerField;

/// Where a text of an answer stands: its fragments belong together.
///
/// @param tool index of the tool call within the choice; -1 when it is in none
record Place(int choice, AnswerField.Kind kind, int tool) {
  static Place of(AnswerField field) {
    return new Place(field.choice(), field.kind(), field.tool());
  }

  /// A text at this place.
  AnswerField holding(String text) {
    return new AnswerField(choice, kind, tool, text);
  }
}
