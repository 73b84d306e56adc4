package nl.genaisluis.models.wire;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An immutable view of an embeddings request: a text or a list of texts to be turned into vectors.
public final class EmbeddingBody implements RequestBody {
  /// The most texts in one request.
  public static final int INPUTS_MAX = 2_048;

  private final Json.Obj body;
  private final Extension extension;
  private final String model;
  private final List<Leaf> leaves;
  private final Conversation conversation;

  private EmbeddingBody(Json.Obj body) throws BodyFault {
    this.body = body;
    this.model = ChatRules.model(body);
    this.extension = Extension.read(body);
    int inputs = inputs(body.get("input"));
    this.leaves = LeafWalk.leaves(sent(body), Shapes.EMBEDDING);
    this.conversation = ChatBody.conversation(Collections.nCopies(inputs, Role.USER), leaves);
  }

  /// The request that this value is.
  ///
  /// @throws BodyFault when it is not one; lists of tokens are refused, because nobody can read
  ///   them
  public static EmbeddingBody parse(Json value) throws BodyFault {
    if (value instanceof Json.Obj body) {
      return new EmbeddingBody(body);
    }
    throw new BodyFault(400, BodyFault.INVALID_VALUE, null, "the body must be a JSON object");
  }

  /// The model asked for.
  public String model() {
    return model;
  }

  /// Every leaf in document order; those of the input carry its index as their message.
  @Override
  public List<Leaf> leaves() {
    return leaves;
  }

  /// What a check reads: each input as a turn of the user's.
  @Override
  public Conversation conversation() {
    return conversation;
  }

  @Override
  public Conversation conversation(List<String> texts) {
    return ChatBody.conversation(
        Collections.nCopies(conversation.turns().size(), Role.USER), Leaf.withTexts(leaves, texts));
  }

  /// The use case that the body names; null when it names none.
  public @Nullable String useCase() {
    return extension.useCase();
  }

  /// Why the caller wants this model; null when the body does not say.
  public @Nullable String modelReason() {
    return extension.modelReason();
  }

  /// The caller's confirmation of an earlier doubt; null when there is none.
  public @Nullable ConfirmationInput confirmation() {
    return extension.confirmation();
  }

  /// The body without what speaks to the gateway itself.
  public Json.Obj bare() {
    return body.without("sluis", "checks");
  }

  /// The body as it goes to a model.
  ///
  /// @param texts one text per leaf, in the order of [#leaves]; those of fixed leaves unchanged
  /// @throws IllegalArgumentException when the texts do not fit the leaves
  @Override
  public Json.Obj upstream(List<String> texts, String upstreamModel) {
    return LeafWalk.rewritten(sent(body), Shapes.EMBEDDING, texts)
        .with("model", Json.of(upstreamModel));
  }

  private static Json.Obj sent(Json.Obj body) {
    return body.without(Shapes.KEPT_HERE.toArray(String[]::new)).without("store");
  }

  private static int inputs(@Nullable Json input) throws BodyFault {
    if (input == null) {
      throw BodyFault.missing("input", "give a text or a list of texts");
    }
    if (input instanceof Json.Text) {
      return 1;
    }
    List<Json> items = input instanceof Json.Arr(List<Json> list) ? list : List.of();
    if (items.isEmpty() || items.size() > INPUTS_MAX) {
      throw BodyFault.invalid("input", "must be a text or a list of 1 to 2048 texts");
    }
    Set<Class<?>> tokens = Set.of(Json.Num.class, Json.Arr.class);
    for (Json item : items) {
      if (tokens.contains(item.getClass())) {
        throw BodyFault.unsupported("input", "holds tokens, which are not supported; send texts");
      }
      if (!(item instanceof Json.Text)) {
        throw BodyFault.invalid("input", "must be a text or a list of texts");
      }
    }
    return items.size();
  }

  @Override
  public String toString() {
    return "EmbeddingBody[" + conversation.length() + " characters]";
  }
}
