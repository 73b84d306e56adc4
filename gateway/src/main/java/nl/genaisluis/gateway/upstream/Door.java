package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

/// The way out of this process: connects only to hosts that are configured, and follows no
/// redirects.
public interface Door {
  /// A connected request to the host of this purpose. Fails when the purpose is unknown, the
  /// address is not allowed, or there is no connection.
  Future<HttpClientRequest> request(String purpose, HttpMethod method, String path);
}
