package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable view of a chat completions request. Parsing it proves that every string in it is a
/// leaf, belongs to the closed list of the protocol, or never goes upstream.
public final class ChatBody implements RequestBody {
  private final Json.Obj body;
  private final Extension extension;
  private final String model;
  private final int choices;
  private final @Nullable Long outputTokensMax;
  private final List<Leaf> leaves;
  private final Conversation conversation;

  private ChatBody(Json.Obj body) throws BodyFault {
    ChatRules.check(body);
    this.body = body;
    this.extension = Extension.read(body);
    this.model = ChatRules.model(body);
    this.choices = ChatRules.choices(body);
    this.outputTokensMax = ChatRules.outputTokensMax(body);
    this.leaves = LeafWalk.leaves(sent(body), Shapes.CHAT);
    this.conversation = conversation(roles(body), leaves);
  }

  /// The request that this value is.
  ///
  /// @throws BodyFault when it is not one, or asks for what cannot be checked
  public static ChatBody parse(Json value) throws BodyFault {
    if (value instanceof Json.Obj body) {
      return new ChatBody(body);
    }
    throw new BodyFault(400, BodyFault.INVALID_VALUE, null, "the body must be a JSON object");
  }

  /// The model asked for: an id of the register, or `auto`.
  public String model() {
    return model;
  }

  /// True when the answer is to come as a stream of events.
  public boolean stream() {
    return body.isTrue("stream");
  }

  /// True when the caller asked for token counts at the end of the stream.
  public boolean includeUsage() {
    Json.Obj options = body.object("stream_options");
    return options != null && options.isTrue("include_usage");
  }

  /// The number of answers asked for, 1 to 8.
  public int choices() {
    return choices;
  }

  /// What a check reads: one turn per message, and every other leaf.
  @Override
  public Conversation conversation() {
    return conversation;
  }

  @Override
  public Conversation conversation(List<String> texts) {
    return conversation(roles(body), Leaf.withTexts(leaves, texts));
  }

  /// Every leaf in document order, those of the turns included.
  @Override
  public List<Leaf> leaves() {
    return leaves;
  }

  /// The use case that the body names in `sluis` or `metadata`; null when it names none.
  public @Nullable String useCase() {
    return extension.useCase();
  }

  /// Why the caller wants this model rather than a smaller one; null when the body does not say.
  public @Nullable String modelReason() {
    return extension.modelReason();
  }

  /// The caller's confirmation of an earlier doubt; null when there is none.
  public @Nullable ConfirmationInput confirmation() {
    return extension.confirmation();
  }

  /// The checks that a partial dry run asks for (`prohibited`, `personal_data`); null for all.
  public @Nullable Set<String> checks() {
    return extension.checks();
  }

  /// True when the model must know tools: they are offered, or the conversation holds their
  /// results.
  public boolean usesTools() {
    if (!body.items("tools").isEmpty() || !body.items("functions").isEmpty()) {
      return true;
    }
    for (Json item : body.items("messages")) {
      boolean tool =
          item instanceof Json.Obj message
              && (!message.items("tool_calls").isEmpty()
                  || message.object("function_call") != null
                  || Role.of(String.valueOf(message.text("role"))) == Role.TOOL);
      if (tool) {
        return true;
      }
    }
    return false;
  }

  /// True when the answer must be JSON.
  public boolean structuredOutput() {
    Json.Obj format = body.object("response_format");
    return format != null && !"text".equals(format.text("type"));
  }

  /// The most output tokens that the caller allows per answer; null when the body does not say.
  public @Nullable Long outputTokensMax() {
    return outputTokensMax;
  }

  /// The body without what speaks to the gateway itself (`sluis`, `checks`): what a confirmation is
  /// bound to.
  public Json.Obj bare() {
    return body.without("sluis", "checks");
  }

  /// The body as it goes to a model; a stream is asked to end with token counts.
  @Override
  public Json.Obj upstream(List<String> texts, String upstreamModel) {
    return upstream(texts, upstreamModel, true);
  }

  /// The body as it goes to a model.
  ///
  /// @param texts one text per leaf, in the order of [#leaves]; those of fixed leaves unchanged
  /// @param upstreamModel the name that the host knows the model by
  /// @param askForUsage whether a stream must end with token counts, also when the caller did not
  ///   ask
  /// @throws IllegalArgumentException when the texts do not fit the leaves
  public Json.Obj upstream(List<String> texts, String upstreamModel, boolean askForUsage) {
    Json.Obj written =
        LeafWalk.rewritten(sent(body), Shapes.CHAT, texts)
            .with("model", Json.of(upstreamModel))
            .with("store", Json.FALSE);
    if (!askForUsage || !stream()) {
      return written;
    }
    Json.Obj options = written.object("stream_options");
    return written.with(
        "stream_options",
        (options == null ? Json.Obj.EMPTY : options).with("include_usage", Json.TRUE));
  }

  private static Json.Obj sent(Json.Obj body) {
    return body.without(Shapes.KEPT_HERE.toArray(String[]::new));
  }

  private static List<Role> roles(Json.Obj body) {
    List<Role> roles = new ArrayList<>();
    for (Json item : body.items("messages")) {
      String word = item instanceof Json.Obj message ? message.text("role") : null;
      Role role = word == null ? null : Role.of(word);
      if (role == null) {
        throw new IllegalStateException("a message without role passed the rules");
      }
      roles.add(role);
    }
    return roles;
  }

  /// Turns of these roles, their texts joined from the leaves that belong to them.
  static Conversation conversation(List<Role> roles, List<Leaf> leaves) {
    List<StringBuilder> texts = new ArrayList<>();
    roles.forEach(_ -> texts.add(new StringBuilder()));
    List<Leaf> others = new ArrayList<>();
    for (Leaf leaf : leaves) {
      if (leaf.inTurn()) {
        texts.get(leaf.message()).append(leaf.text());
      } else {
        others.add(leaf);
      }
    }
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      turns.add(new Turn(roles.get(i), texts.get(i).toString()));
    }
    return new Conversation(turns, others);
  }

  @Override
  public String toString() {
    return "ChatBody[" + conversation.length() + " characters]";
  }
}
