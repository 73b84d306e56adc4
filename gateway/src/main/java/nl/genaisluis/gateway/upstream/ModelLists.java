package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import java.util.Set;
import nl.genaisluis.models.register.Provider;

/// The providers' own lists of models.
public final class ModelLists {
  private final Door door;
  private final Credentials credentials;

  public ModelLists(Door door, Credentials credentials) {
    this.door = door;
    this.credentials = credentials;
  }

  /// True when there is a list to ask for, and the key to ask with.
  public boolean canAsk(Provider provider) {
    return switch (provider.kind()) {
      case IN_PROCESS -> false;
      case OPENAI -> credentials.usable(provider);
    };
  }

  /// The ids in the list. Fails when there is none within its bounds. Call it on an event loop.
  public Future<Set<String>> of(Provider provider) {
    return ServedModels.of(door, provider.id(), credentials.headers(provider));
  }
}
