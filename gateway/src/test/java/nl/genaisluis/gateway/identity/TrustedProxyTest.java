package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxyTest {
  private static final TrustedProxy PROXY = TrustedProxy.of("10.0.0.2, fd00::2");

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2, false, true",
    "fd00::2, false, true",
    "::ffff:10.0.0.2, false, true",
    "127.0.0.1, false, true",
    "::1, false, true",
    "10.0.0.3, false, false",
    "fd00::3, false, false",
    "203.0.113.9, false, false",
    "203.0.113.9, true, true"
  })
  void letsPlainRequestsInFromTheProxyAndThisMachineOnly(
      String remote, boolean tls, boolean admitted) {
    boolean result = PROXY.admits(InetAddress.ofLiteral(remote), tls);

    assertThat(result).isEqualTo(admitted);
  }

  @Test
  void refusesToTrustNobodyInParticular() {
    assertThatThrownBy(() -> new TrustedProxy(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
