package nl.genaisluis.audit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VaultTest {
  private static final String EXCHANGE = "0123456789abcdef0123456789abcdef";
  private static final Secret SECRET =
      new Secret("j.jansen", Map.of("[PERSOON_1]", "Jantina Oosterhuis", "[BSN_1]", "111222333"));

  private final KeyPair one = pair();
  private final KeyPair other = pair();
  private final Vault vault = Vault.of(List.of(pem(one, false), pem(other, false)));

  @Test
  void opensForBothHoldersTogetherInAnyOrder() {
    VaultRecord sealed = vault.seal(EXCHANGE, SECRET);

    Unsealing.Opened opened = Unsealing.open(sealed, List.of(pem(one, true), pem(other, true)));
    Unsealing.Opened turned = Unsealing.open(sealed, List.of(pem(other, true), pem(one, true)));

    assertThat(opened.exchange()).isEqualTo(EXCHANGE);
    assertThat(opened.secret()).isEqualTo(SECRET);
    assertThat(turned.secret()).isEqualTo(SECRET);
  }

  @Test
  void opensForNoHolderAlone() {
    VaultRecord sealed = vault.seal(EXCHANGE, SECRET);
    String strange = pem(pair(), true);

    for (KeyPair holder : List.of(one, other)) {
      String key = pem(holder, true);
      for (List<String> keys :
          List.of(List.of(key), List.of(key, key), List.of(key, strange), List.of(strange, key))) {
        assertThatThrownBy(() -> Unsealing.open(sealed, keys)).isInstanceOf(VaultFault.class);
      }
    }
  }

  @Test
  void opensNothingOfWhichAByteWasChangedOrLost() {
    byte[] good = vault.seal(EXCHANGE, SECRET).bytes();
    List<String> keys = List.of(pem(one, true), pem(other, true));

    int opened = 0;
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      try {
        Unsealing.open(new VaultRecord(bad), keys);
        opened++;
      } catch (VaultFault refused) {
        assertThat(refused.getMessage()).doesNotContain("Oosterhuis");
      }
    }
    for (int length = 0; length < good.length; length += 7) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertThatThrownBy(() -> Unsealing.open(new VaultRecord(cut), keys))
          .isInstanceOf(VaultFault.class);
    }

    // Fingerprints only help a holder to find the record; nothing is decided on them.
    assertThat(opened).isEqualTo(2 * PemKeys.FINGERPRINT_LENGTH);
  }

  @Test
  void showsNothingOfWhatItHolds() {
    VaultRecord sealed = vault.seal(EXCHANGE, SECRET);

    assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("Oosterhuis", "j.jansen", "111222333", "PERSOON");
    assertThat(vault.seal(EXCHANGE, SECRET).bytes()).isNotEqualTo(sealed.bytes());
    assertThat(SECRET.toString() + sealed + vault).doesNotContain("Oosterhuis", "j.jansen");
  }

  @Test
  void needsTheKeysOfTwoDifferentHolders() {
    String key = pem(one, false);

    for (List<String> keys :
        List.of(List.<String>of(), List.of(key), List.of(key, key), List.of(key, key, key))) {
      assertThatThrownBy(() -> Vault.of(keys)).isInstanceOf(VaultFault.class);
    }
    assertThatThrownBy(() -> Vault.of(List.of(key, "geen sleutel"))).isInstanceOf(VaultFault.class);
    assertThatThrownBy(() -> Vault.of(List.of(key, pem(other, true))))
        .isInstanceOf(VaultFault.class);
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static String pem(KeyPair pair, boolean secret) {
    String label = secret ? "PRIVATE KEY" : "PUBLIC KEY";
    byte[] der = (secret ? pair.getPrivate() : pair.getPublic()).getEncoded();
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }
}
