package nl.genaisluis.models.wire;

/// The two forms in which a host sends an answer.
enum AnswerForm {
  CHUNK("chat.completion.chunk", "delta", "message"),
  WHOLE("chat.completion", "message", "delta");

  private final String object;
  private final String holder;
  private final String other;

  AnswerForm(String object, String holder, String other) {
    this.object = object;
    this.holder = holder;
    this.other = other;
  }

  /// The value of the answer's `object` member.
  String object() {
    return object;
  }

  /// The member of a choice that holds the texts.
  String holder() {
    return holder;
  }

  /// The member that holds them in the other form, and has no place in this one.
  String other() {
    return other;
  }
}
