package nl.genaisluis.gateway.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example/v1",
        "ftp://api.example/v1",
        "https:/v1",
        "https://user:secret@api.example/v1",
        "https://api.example/v1?key=secret",
        "https://api.example/v1#top",
        "https://api.example/v1/../admin",
        "https://api.example/v1/%2e%2E/admin"
      })
  void refusesABaseThatIsNotAPlainAddressOverTls(String base) {
    assertThatThrownBy(() -> new Destination("model", URI.create(base), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("base of destination model")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Model", "a b", "-a", "a/b"})
  void refusesAPurposeThatIsNotAName(String purpose) {
    assertThatThrownBy(() -> new Destination(purpose, URI.create("https://api.example"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("purpose of a destination");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "https://api.example/v1/chat?x=1, /chat?x=1",
        "https://API.example:443/v1/chat, /chat",
        "https://api.example/v1, none",
        "https://api.example/v1x/chat, none",
        "https://api.example/v2/chat, none",
        "https://api.example:8443/v1/chat, none",
        "http://api.example/v1/chat, none",
        "https://api.example.evil/v1/chat, none",
        "https://user@api.example/v1/chat, none",
        "https://evil.example/v1/chat, none",
        "/v1/chat, none",
        "https://api example/v1, none"
      })
  void tellsWhetherAnAddressLiesWithinIt(String url, @Nullable String path) {
    Destination destination =
        new Destination("model", URI.create("https://api.example/v1/"), false);

    String within = destination.within(url);

    assertThat(within).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chat",
        "//evil.example/chat",
        "/a b",
        "/a\r\nHost: evil",
        "/a\u0000",
        "/caf\u00e9",
        "/a#b",
        "/a\\b",
        "/..",
        "/a/../b",
        "/a/./b",
        "/a/%2e%2e/b",
        "/a/.%2E/b",
        "/a/..%2fb",
        "/a%5cb"
      })
  void refusesPathsThatAServerCouldReadAsSomethingElse(String path) {
    boolean safe = RequestPath.isSafe(path);

    assertThat(safe).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/chat", "/v1/models/a.b...c", "/a?next=../b", "/a/%20b", "/a//b"})
  void acceptsOrdinaryPaths(String path) {
    boolean safe = RequestPath.isSafe(path);

    assertThat(safe).isTrue();
  }
}
