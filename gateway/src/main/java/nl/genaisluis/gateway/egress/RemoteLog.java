package nl.genaisluis.gateway.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The files of a log at an address that its reader typed, for the command line. A gateway never
/// makes one. Follows no redirects; blocks.
public final class RemoteLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private final String base;
  private final @Nullable String token;

  /// @param address of the gateway, or of its `/log`
  /// @param token of a reader who may see entries; null when there is none
  public RemoteLog(String address, @Nullable String token) {
    String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    this.base = bare.endsWith("/log") ? bare : bare + "/log";
    this.token = token;
  }

  /// The bytes of a file of the log; null when there is none.
  ///
  /// @throws UncheckedIOException when it cannot be read
  public byte @Nullable [] read(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/" + path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return switch (answer.statusCode()) {
        case 200 -> answer.body();
        case 404 -> null;
        default ->
            throw new IOException("status " + answer.statusCode() + " for " + base + "/" + path);
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted"));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
