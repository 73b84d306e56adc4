package nl.genaisluis.models.wire;

import java.util.List;

/// A request body that can be checked, scrubbed and written anew.
public interface RequestBody {
  /// What the checks read.
  Conversation conversation();

  /// Every string that a person or program wrote, in document order.
  List<Leaf> leaves();

  /// What the checks would read with these texts in place of the leaves.
  ///
  /// @param texts as many as there are leaves, in their order
  Conversation conversation(List<String> texts);

  /// The body to send: these texts in place of the leaves, the host's own model id, and nothing
  /// that is meant for the gateway or tells who asks.
  ///
  /// @param texts as many as there are leaves, in their order
  Json.Obj upstream(List<String> texts, String upstreamModel);
}
