package nl.genaisluis.gateway.egress;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/// Builds LangChain4j clients of one destination. The time to connect is the destination's own;
/// what a model asks for can shorten the wait for an answer only.
final class EgressHttpClientBuilder implements HttpClientBuilder {
  private static final Duration READ_MAX = Duration.ofMinutes(5);

  private final Outlet outlet;
  private Duration connectTimeout = Duration.ofMillis(Outlet.CONNECT_MILLIS_MAX);
  private Duration readTimeout = READ_MAX;

  EgressHttpClientBuilder(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  public Duration connectTimeout() {
    return connectTimeout;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    connectTimeout = timeout;
    return this;
  }

  @Override
  public Duration readTimeout() {
    return readTimeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    readTimeout = timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    boolean shorter = readTimeout.compareTo(READ_MAX) < 0;
    return new EgressHttpClient(outlet, shorter ? readTimeout : READ_MAX);
  }
}
