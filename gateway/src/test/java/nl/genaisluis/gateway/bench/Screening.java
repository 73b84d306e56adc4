package nl.genaisluis.gateway.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Asks a gateway's own dry run what it would rule. Not measured.
record Screening(HttpClient client, int port, String token, String useCase) implements Load.Screen {
  @Override
  public boolean refuses(Buffer body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/chat/check"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .header("X-Use-Case", useCase)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes()))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("/v1/chat/check answered " + answer.statusCode());
    }
    return !new JsonObject(answer.body()).getString("ruling").equals("allow");
  }

  @Override
  public String toString() {
    return "Screening[" + port + "]";
  }
}
