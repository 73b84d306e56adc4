package nl.genaisluis.gateway.upstream;

import java.util.List;
import nl.genaisluis.policy.Candidate;

/// A model that started to answer.
///
/// @param attempts every try so far, the one that answers last
public record Answering(Candidate by, Reply reply, List<Attempted> attempts) {
  public Answering {
    attempts = List.copyOf(attempts);
  }
}
