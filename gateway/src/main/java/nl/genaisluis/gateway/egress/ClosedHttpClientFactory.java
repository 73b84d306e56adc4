package nl.genaisluis.gateway.egress;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpClientBuilderFactory;

/// What LangChain4j finds when a model is built without an HTTP client: a refusal. Such a model has
/// no purpose, so there is nowhere that it may call.
public final class ClosedHttpClientFactory implements HttpClientBuilderFactory {
  @Override
  public HttpClientBuilder create() {
    throw new IllegalStateException(
        "a model was built without an HTTP client; pass the one of Egress.langChain(purpose)");
  }
}
