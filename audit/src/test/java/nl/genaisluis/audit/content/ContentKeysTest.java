package nl.genaisluis.audit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ContentKeysTest {
  private static final String LEAF = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";

  private final ContentKeys keys = new ContentKeys(new byte[32]);

  @Test
  void opensWhatItSealed() {
    Content content = new Content("tekst é \ud83d\ude00", Instant.parse("2027-01-01T00:00:00Z"));

    Content read = keys.open(LEAF, keys.seal(LEAF, content));

    assertThat(read.text()).isEqualTo(content.text());
    assertThat(read.retainUntil()).isEqualTo(content.retainUntil());
  }

  @Test
  void commitsToTheSameTextDifferentlyEachTime() {
    Sealed one = keys.seal(LEAF, new Content("ja"));
    Sealed other = keys.seal(LEAF, new Content("ja"));

    assertThat(one.commitment()).isNotEqualTo(other.commitment()).matches("[0-9a-f]{64}");
    assertThat(one.ciphertext()).isNotEqualTo(other.ciphertext());
  }

  @Test
  void opensNothingThatWasChangedOrMoved() {
    Sealed sealed = keys.seal(LEAF, new Content("tekst"));
    byte[] key = sealed.wrappedKey().clone();
    key[20] ^= 1;
    byte[] text = sealed.ciphertext().clone();
    text[text.length - 1] ^= 1;
    Sealed badKey = new Sealed(key, sealed.ciphertext(), sealed.commitment(), null);
    Sealed badText = new Sealed(sealed.wrappedKey(), text, sealed.commitment(), null);
    Sealed badLeaf = new Sealed(sealed.wrappedKey(), sealed.ciphertext(), "00".repeat(32), null);
    Sealed cutOff = new Sealed(new byte[3], sealed.ciphertext(), sealed.commitment(), null);

    for (Sealed bad : new Sealed[] {badKey, badText, badLeaf, cutOff}) {
      assertThatThrownBy(() -> keys.open(LEAF, bad)).isInstanceOf(ContentFault.class);
    }
    assertThatThrownBy(() -> keys.open(OTHER, sealed)).isInstanceOf(ContentFault.class);
  }

  @Test
  void opensNothingUnderAnotherMasterKey() {
    byte[] other = new byte[32];
    other[0] = 1;
    ContentKeys others = new ContentKeys(other);
    Sealed sealed = keys.seal(LEAF, new Content("tekst"));

    assertThatThrownBy(() -> others.open(LEAF, sealed)).isInstanceOf(ContentFault.class);
    assertThat(others.fingerprint()).isNotEqualTo(keys.fingerprint());
  }

  @Test
  void printsNoTextAndTakesNoneThatIsTooLong() {
    assertThat(new Content("geheim").toString()).doesNotContain("geheim");
    assertThatThrownBy(() -> new Content("é".repeat((4 << 20) / 2 + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Content("\ud83d")).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Content("é".repeat((4 << 20) / 2)).text()).hasSize((4 << 20) / 2);
  }
}
