package nl.genaisluis.gateway.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2a01:4f8::1",
        "2600::",
        "64:ff9b::808:808"
      })
  void callsTheRestOfTheInternetPublic(String address) {
    AddressRule.Kind kind = AddressRule.kind(InetAddress.ofLiteral(address));

    assertThat(kind).isEqualTo(AddressRule.Kind.PUBLIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "172.16.0.0",
        "172.31.255.255",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "::1",
        "fc00::1",
        "fdff::1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1"
      })
  void callsLoopbackAndPrivateRangesInside(String address) {
    AddressRule.Kind kind = AddressRule.kind(InetAddress.ofLiteral(address));

    assertThat(kind).isEqualTo(AddressRule.Kind.INSIDE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "169.254.169.254",
        "169.254.0.1",
        "168.63.129.16",
        "100.100.100.200",
        "192.0.0.1",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "fd00:ec2::254",
        "::7f00:1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "4000::1"
      })
  void neverCallsReservedLinkLocalAndMetadataAddresses(String address) {
    AddressRule.Kind kind = AddressRule.kind(InetAddress.ofLiteral(address));

    assertThat(kind).isEqualTo(AddressRule.Kind.NOWHERE);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, false, 1.1.1.1, true",
    "https://a.example, false, 10.0.0.1, false",
    "https://a.example, true, 10.0.0.1, true",
    "http://a.example, true, 10.0.0.1, true",
    "http://a.example, true, 1.1.1.1, false",
    "https://a.example, true, 1.1.1.1, true",
    "https://a.example, true, 169.254.169.254, false",
    "http://a.example, true, 0.0.0.0, false"
  })
  void allowsInsideAddressesToOwnDestinationsAndPlainHttpToInsideAddresses(
      URI base, boolean own, String address, boolean allowed) {
    Destination destination = new Destination("model", base, own);

    boolean result = AddressRule.allows(destination, InetAddress.ofLiteral(address));

    assertThat(result).isEqualTo(allowed);
  }

  @Test
  void dropsTheNameUnderWhichAnAddressWasFound() throws Exception {
    InetAddress named = InetAddress.getByAddress("kwaad.example", new byte[] {127, 0, 0, 1});

    InetAddress bare = AddressRule.bare(named);

    assertThat(List.of(named.toString(), bare.toString()))
        .containsExactly("kwaad.example/127.0.0.1", "/127.0.0.1");
  }
}
