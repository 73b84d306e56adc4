package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import nl.genaisluis.models.wire.Json;

/// Where an issuer's public keys come from. The future holds a JWK set (RFC 7517 §5) or fails; it
/// does not stay open for longer than a few seconds.
@FunctionalInterface
interface KeySource {
  Future<Json> fetch();
}
