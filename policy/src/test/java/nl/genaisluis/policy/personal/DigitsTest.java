package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DigitsTest {
  private static final String ALPHABET = "0123456789 -./a";

  @Test
  void countsWithoutReadingAsReadingDoes() {
    Random random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("7");
      for (int i = 0; i < 20; i++) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      View view = View.of(text.toString());
      int wanted = 1 + random.nextInt(12);
      int gapMax = 1 + random.nextInt(3);

      boolean enough = Digits.areAtLeast(wanted, view, 0, " .-/", gapMax);

      int count = Digits.read(view, 0, " .-/", gapMax).count();
      assertThat(enough).as("%d digits of %s", wanted, text).isEqualTo(count >= wanted);
    }
  }
}
