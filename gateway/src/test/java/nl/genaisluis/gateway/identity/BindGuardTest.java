package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindGuardTest {
  private static final IdentitySettings OIDC =
      TestIssuer.settings(
          new IdentitySettings.KeySettings(
              URI.create("https://aanmelden.example/certs"), List.of("RS256"), false, null));

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST"})
  void allowsDemoUsersOnLoopback(String host) {
    assertThatCode(() -> BindGuard.check(IdentitySettings.demo(), plain(host), null))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "10.0.0.1",
        "",
        "localhost.evil.example",
        "127.0.0.1.nip.example"
      })
  void refusesDemoUsersOnAnyOtherAddress(String host) {
    List<BindGuard.Listener> listeners =
        List.of(
            new BindGuard.Listener("127.0.0.1", 8080, false),
            new BindGuard.Listener(host, 9090, true));

    assertThatThrownBy(() -> BindGuard.check(IdentitySettings.demo(), listeners, "10.0.0.2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(host + ":9090 with demo users")
        .hasMessageContaining("identity.mode");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void refusesPlainHttpOnAnyOtherAddressWithoutANamedProxy(String proxy) {
    assertThatThrownBy(() -> BindGuard.check(OIDC, plain("0.0.0.0"), proxy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0.0.0:8080 without TLS");
  }

  @Test
  void allowsAProviderBehindItsOwnTlsOrANamedProxy() {
    List<BindGuard.Listener> own = List.of(new BindGuard.Listener("0.0.0.0", 8443, true));

    assertThatCode(() -> BindGuard.check(OIDC, own, null)).doesNotThrowAnyException();
    assertThatCode(() -> BindGuard.check(OIDC, plain("0.0.0.0"), "10.0.0.2"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.2,", "10.0.0.0/8", "0.0.0.0.0"})
  void refusesAProxyThatIsNotNamedByAddress(String proxy) {
    assertThatThrownBy(() -> BindGuard.check(OIDC, plain("0.0.0.0"), proxy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("named by address");
  }

  private static List<BindGuard.Listener> plain(String host) {
    return List.of(new BindGuard.Listener(host, 8080, false));
  }
}
