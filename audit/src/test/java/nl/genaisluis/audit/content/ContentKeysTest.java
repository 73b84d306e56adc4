package nl.genaisluis.audit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContentKeysTest {
  private static final String LEAF = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";

  private final ContentKeys keys = new ContentKeys(new byte[32]);

  @Test
  void aUnitIsSealedAndCommittedToWithItsText() {
    Instant term = Instant.parse("2027-01-01T00:00:00Z");
    Content content = new Content("tekst", term, "Natuur & Milieu é");

    Sealed sealed = keys.seal(LEAF, content);
    Revealed revealed = keys.reveal(LEAF, sealed);

    assertThat(revealed.content()).isEqualTo(content);
    assertThat(revealed.commitment()).isEqualTo(sealed.commitment());
    Revealed without = new Revealed(new Content("tekst", term), revealed.salt());
    assertThat(without.commitment()).isNotEqualTo(sealed.commitment());
  }

  @Test
  void aUnitThatWasTakenAwayOrPutElsewhereIsSeen() {
    Instant term = Instant.parse("2027-01-01T00:00:00Z");
    Sealed one = keys.seal(LEAF, new Content("tekst", term, "Water"));
    Sealed other = keys.seal("00".repeat(16), new Content("tekst", term, "Natuur"));
    Sealed bare =
        new Sealed(one.wrappedKey(), one.ciphertext(), one.commitment(), one.retainUntil());
    Sealed moved =
        new Sealed(
            one.wrappedKey(), one.ciphertext(), one.commitment(), one.retainUntil(), other.unit());

    assertThatThrownBy(() -> keys.open(LEAF, bare)).isInstanceOf(ContentFault.class);
    assertThatThrownBy(() -> keys.open(LEAF, moved)).isInstanceOf(ContentFault.class);
  }

  @Test
  void labelsTellUnitsApartAndTellNothingWithoutTheKey() {
    UnitLabels labels = keys.labels();
    byte[] other = new byte[ContentKeys.LENGTH];
    other[31] = 1;
    UnitLabels others = new ContentKeys(other).labels();

    assertThat(labels.label("Water")).isEqualTo(labels.label("Water"));
    assertThat(labels.label("Water")).isNotEqualTo(labels.label("Natuur en Milieu"));
    assertThat(labels.label("Water")).hasSameSizeAs(labels.label("Natuur en Milieu"));
    assertThat(labels.unit(labels.label("Natuur é"))).isEqualTo("Natuur é");
    assertThatThrownBy(() -> others.unit(labels.label("Water"))).isInstanceOf(ContentFault.class);
  }

  @Test
  void aUnitNeedsANameAndATerm() {
    Instant term = Instant.parse("2027-01-01T00:00:00Z");

    for (String name : List.of("", " ", "a\nb", "a\u0000", "x".repeat(256), "\ud83d")) {
      assertThatThrownBy(() -> new Content("tekst", term, name))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Content("tekst", null, "Water"))
        .isInstanceOf(IllegalArgumentException.class);
  }

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
