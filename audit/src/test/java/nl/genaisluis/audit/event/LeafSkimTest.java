package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against whole readings of the same leaves.
final class LeafSkimTest {
  private static final String ID = "fedcba9876543210fedcba9876543210";
  private static final String TIME = "2026-11-22T10:05Z";

  @Test
  void saysWhatAWholeReadingSays() {
    for (Event event : LeafCodecTest.EVENTS) {
      for (String commitment : new String[] {null, "ab".repeat(32)}) {
        Entry entry = new Entry(7, ID, TIME, event, commitment);

        LeafSkim skim = LeafSkim.of(LeafCodec.encode(entry));

        boolean frequent =
            event instanceof Opened
                || event instanceof Closed
                || event instanceof Refused
                || event instanceof Checked;
        assertThat(skim).as(event.code()).isEqualTo(frequent ? LeafSkim.of(entry) : null);
      }
    }
  }

  @Test
  void findsTheExchangeBehindTextsThatLookLikeMembers() {
    String leaf =
        "{\"a\":[{\"b\":\"\\\",}]\"},\"code\"],\"code\":\"closed\",\"exchange\":\"e\",\"v\":1}";

    assertThat(LeafSkim.of(leaf.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new LeafSkim(LeafSkim.Kind.CLOSED, "e", ""));
  }

  @Test
  void neverThrowsAndNeverContradictsAWholeReading() {
    Random dice = new Random(20_261_123);
    int readable = 0;
    for (int round = 0; round < 200_000; round++) {
      Event event = LeafCodecTest.EVENTS.get(dice.nextInt(LeafCodecTest.EVENTS.size()));
      byte[] leaf = LeafCodec.encode(new Entry(7, ID, TIME, event, null));
      for (int change = dice.nextInt(3); change >= 0; change--) {
        leaf = changed(leaf, dice);
      }

      LeafSkim skim = LeafSkim.of(leaf);

      if (skim != null && reads(leaf)) {
        readable++;
        assertThat(skim).isEqualTo(LeafSkim.of(LeafCodec.decode(7, leaf)));
      }
    }
    assertThat(readable).as("leaves that both read").isGreaterThan(1_000);
  }

  @Test
  void printsNoExchange() {
    assertThat(new LeafSkim(LeafSkim.Kind.OPENED, ID, "schrijfhulp"))
        .hasToString("LeafSkim[OPENED]");
  }

  private static boolean reads(byte[] leaf) {
    try {
      LeafCodec.decode(7, leaf);
      return true;
    } catch (LeafFault notOne) {
      return false;
    }
  }

  /// With a byte changed, taken out or doubled, or cut off.
  private static byte[] changed(byte[] leaf, Random dice) {
    if (leaf.length == 0) {
      return leaf;
    }
    int at = dice.nextInt(leaf.length);
    byte[] other = leaf.clone();
    return switch (dice.nextInt(4)) {
      case 0 -> {
        other[at] = (byte) "\"{}[],:\\0a".charAt(dice.nextInt(10));
        yield other;
      }
      case 1 -> {
        byte[] shorter = new byte[leaf.length - 1];
        System.arraycopy(leaf, 0, shorter, 0, at);
        System.arraycopy(leaf, at + 1, shorter, at, shorter.length - at);
        yield shorter;
      }
      case 2 -> {
        other[at] = (byte) "0123456789abcdef".charAt(dice.nextInt(16));
        yield other;
      }
      default -> dice.nextInt(8) == 0 ? Arrays.copyOf(leaf, at) : other;
    };
  }
}
