package nl.genaisluis.gateway.hostile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// Looks on at every class of integration tests, without being asked, and fails it when a buffer
/// was not given back or an event loop was blocked (failure modes 41 and 42).
///
/// Netty reports a lost buffer when it is collected and the next one is made, so both are brought
/// about at the end of a class. Vert.x reports a loop that one task holds for two seconds. On a
/// busy machine that happens to a loop that merely waits for a core, so what is reported counts
/// only while a thread that has nothing to do but wake up does so in time.
public final class Watchful implements BeforeAllCallback, AfterAllCallback {
  private static final Complaints COMPLAINTS = Complaints.listening();

  /// Made by JUnit.
  public Watchful() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    COMPLAINTS.lines.clear();
    COMPLAINTS.reports.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    boolean sockets = context.getRequiredTestClass().getSimpleName().endsWith("IT");
    boolean outermost = context.getRequiredTestClass().getEnclosingClass() == null;
    if (!sockets || !outermost) {
      return;
    }
    bringLeaksToLight();
    List<String> complaints = List.copyOf(COMPLAINTS.lines);
    if (!complaints.isEmpty()) {
      throw new AssertionError(String.join("\n", complaints));
    }
  }

  static void bringLeaksToLight() {
    for (int i = 0; i < 3; i++) {
      Heap.used();
      PooledByteBufAllocator.DEFAULT.directBuffer().release();
      PooledByteBufAllocator.DEFAULT.heapBuffer().release();
    }
  }

  /// What counts against the class that runs.
  static List<String> complaints() {
    return COMPLAINTS.lines;
  }

  /// What was reported, whether it counts or not.
  static List<String> reports() {
    return COMPLAINTS.reports;
  }

  private static final class Complaints extends AppenderBase<ILoggingEvent> {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> reports = new CopyOnWriteArrayList<>();
    private final Heartbeat heartbeat = new Heartbeat();

    static Complaints listening() {
      // Also where nobody thought of the option of the command line.
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
      Complaints complaints = new Complaints();
      Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      complaints.setContext(root.getLoggerContext());
      complaints.start();
      root.addAppender(complaints);
      return complaints;
    }

    @Override
    protected void append(ILoggingEvent event) {
      String logger = event.getLoggerName();
      boolean blocked = logger.endsWith(".BlockedThreadChecker");
      boolean leak = logger.equals(ResourceLeakDetector.class.getName());
      if (blocked || leak) {
        reports.add(event.getFormattedMessage());
      }
      if (leak || (blocked && heartbeat.isSteady())) {
        lines.add(event.getFormattedMessage());
      }
    }
  }

  /// A thread that wakes up twenty times a second, and knows when it last did so too late.
  private static final class Heartbeat {
    private static final long BEAT = 50_000_000L;
    private static final long LATE = 300_000_000L;
    private static final long STEADY = 6_000_000_000L;

    private volatile long lastLate = System.nanoTime() - STEADY;

    Heartbeat() {
      Thread.ofPlatform().name("heartbeat").daemon(true).start(this::beat);
    }

    private void beat() {
      while (true) {
        long before = System.nanoTime();
        LockSupport.parkNanos(BEAT);
        long now = System.nanoTime();
        if (now - before > BEAT + LATE) {
          lastLate = now;
        }
      }
    }

    boolean isSteady() {
      return System.nanoTime() - lastLate > STEADY;
    }
  }
}
