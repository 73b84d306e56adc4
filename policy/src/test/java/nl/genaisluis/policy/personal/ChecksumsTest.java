package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
  private static final long SEED = 20261122;

  @Test
  void acceptsPublishedTestNumbers() {
    assertThat(Checksums.citizen("111222333")).isTrue();
    assertThat(Checksums.iban("NL91ABNA0417164300")).isTrue();
    assertThat(Checksums.luhn("4111111111111111")).isTrue();
  }

  @Test
  void refusesZeroesAndWrongLengths() {
    assertThat(Checksums.citizen("000000000")).isFalse();
    assertThat(Checksums.citizen("11122233")).isFalse();
    assertThat(Checksums.luhn("")).isFalse();
    assertThat(Checksums.iban("NL91 ABNA")).isFalse();
  }

  @Test
  void everySingleWrongDigitFailsTheElfproef() {
    Random random = new Random(SEED);
    int checked = 0;

    for (int round = 0; round < 2_000; round++) {
      StringBuilder number =
          new StringBuilder(String.valueOf(100_000_000 + random.nextInt(899_999_999)));
      if (Checksums.citizen(number)) {
        int place = random.nextInt(9);
        char digit = (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
        number.setCharAt(place, digit);
        checked++;

        assertThat(Checksums.citizen(number)).as("seed %d: %s", SEED, number).isFalse();
      }
    }

    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void aboutOneNumberInElevenPassesTheElfproef() {
    Random random = new Random(SEED);
    int passed = 0;

    for (int i = 0; i < 110_000; i++) {
      passed +=
          Checksums.citizen(String.valueOf(100_000_000 + random.nextInt(899_999_999))) ? 1 : 0;
    }

    assertThat(passed).isBetween(9_000, 11_000);
  }

  @Test
  void everyTransposedPairInAnAccountNumberIsNoticed() {
    String account = "NL91ABNA0417164300";

    for (int i = 8; i < account.length() - 1; i++) {
      char one = account.charAt(i);
      char other = account.charAt(i + 1);
      String swapped = account.substring(0, i) + other + one + account.substring(i + 2);

      assertThat(Checksums.iban(swapped)).as(swapped).isEqualTo(one == other);
    }
  }

  @Test
  void knowsTheLengthPerCountry() {
    assertThat(Checksums.ibanLength("NL")).isEqualTo(18);
    assertThat(Checksums.ibanLength("DE")).isEqualTo(22);
    assertThat(Checksums.ibanLength("US")).isZero();
  }
}
