package nl.genaisluis.gateway.change;

import io.vertx.core.Future;
import java.util.List;

/// A gateway whose configuration never changes.
public final class NoConfigurations implements ChangeApi.Configurations {
  @Override
  public Future<Outcome> reload(boolean trial) {
    return Future.succeededFuture(new Outcome.Same("v1"));
  }

  @Override
  public List<ChangeApi.Version> history() {
    return List.of();
  }
}
