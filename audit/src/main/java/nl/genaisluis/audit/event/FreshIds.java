package nl.genaisluis.audit.event;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes random ids of which those of one moment begin alike, so that a store that sorts by them
/// puts them on pages side by side: ids that fall anywhere cost it a page each, read and written.
/// What they begin with is random too and says nothing; that some were made one after the other is
/// what their places in the log say. Thread-safe.
public final class FreshIds {
  private static final int BYTES = 16;

  /// What ids of one moment have in common; the rest are 96 bits, which nobody guesses.
  private static final int HEAD_BYTES = 4;

  /// Ids that begin alike.
  private static final int RUN = 4_096;

  private final SecureRandom random = new SecureRandom();
  private volatile Run run = new Run(new byte[HEAD_BYTES], 0);

  /// A random id in lower-case hexadecimal, 32 digits.
  public String fresh() {
    byte[] id = new byte[BYTES];
    random.nextBytes(id);
    Run now = run;
    if (now.left.getAndDecrement() <= 0) {
      now = new Run(Arrays.copyOf(id, HEAD_BYTES), RUN - 1);
      run = now;
    }
    System.arraycopy(now.head, 0, id, 0, HEAD_BYTES);
    return HexFormat.of().formatHex(id);
  }

  private static final class Run {
    private final byte[] head;
    private final AtomicInteger left;

    Run(byte[] head, int left) {
      this.head = head;
      this.left = new AtomicInteger(left);
    }
  }
}
