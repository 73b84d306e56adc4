package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.models.wire.Json;

/// The key document of an OpenID Connect provider, fetched through the egress door.
final class PublishedKeys implements KeySource {
  private final Egress egress;
  private final IdentitySettings.KeySettings settings;

  PublishedKeys(Egress egress, IdentitySettings.KeySettings settings) {
    this.egress = egress;
    this.settings = settings;
  }

  @Override
  public Future<Json> fetch() {
    return egress
        .request(IdentitySettings.KeySettings.PURPOSE, HttpMethod.GET, settings.path())
        .compose(request -> ProviderAnswer.of(request, null))
        .compose(
            answer ->
                answer.status() == 200
                    ? Future.succeededFuture(answer.body())
                    : Future.failedFuture(
                        new IOException(
                            "the key document answered with status " + answer.status())));
  }
}
