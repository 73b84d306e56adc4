package nl.genaisluis.gateway.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A browser as far as signing in goes: it keeps cookies of the gateway and goes where it is sent
/// one step at a time.
final class Visitor {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String origin;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Visitor(String origin) {
    this.origin = origin;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  /// Goes to a path of the gateway, as somebody who types it.
  HttpResponse<String> get(String path) {
    return send("GET", path, Map.of("Sec-Fetch-Site", "none"));
  }

  /// What the gateway's own page asks.
  HttpResponse<String> fetch(String method, String path) {
    Map<String, String> own = Map.of("Sec-Fetch-Site", "same-origin", "Origin", origin);
    return send(method, path, own);
  }

  HttpResponse<String> send(String method, String path, Map<String, String> headers) {
    String body = method.equals("POST") ? "{\"toelichting\":\"Dit mag wel.\"}" : "";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    if (!cookies.isEmpty() && (path.startsWith("/") || path.startsWith(origin))) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void keep(String header) {
    List<HttpCookie> told = HttpCookie.parse(header);
    for (HttpCookie one : told) {
      if (one.getMaxAge() == 0) {
        cookies.remove(one.getName());
      } else {
        cookies.put(one.getName(), one.getValue());
      }
    }
  }

  /// Begins to sign in, and comes as far as the address to which the provider sends it back.
  String untilTheWayBack(String begin) {
    HttpResponse<String> sent = get(begin);
    return location(send("GET", location(sent), Map.of()));
  }

  /// Signs in and gives the gateway's answer to that.
  HttpResponse<String> signIn() {
    return get(untilTheWayBack("/aanmelden"));
  }

  static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
  }
}
