package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// The onlooker sees what it is there to see.
class WatchfulTest {
  @Test
  void everyBufferIsWatched() {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
  }

  @Test
  void aBufferThatIsNotGivenBackIsNoticed() {
    PooledByteBufAllocator.DEFAULT.directBuffer().writeByte(1);

    Rig.await(
        "the buffer is missed",
        () -> {
          Watchful.bringLeaksToLight();
          return Watchful.complaints().stream().anyMatch(line -> line.contains("LEAK"));
        });
  }

  @Test
  void aLoopThatIsBlockedIsNoticed() {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setBlockedThreadCheckInterval(50)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setMaxEventLoopExecuteTime(100));

    Semaphore free = new Semaphore(1);

    Rig.await(
        "the loop is missed",
        () -> {
          if (free.tryAcquire()) {
            vertx.runOnContext(_ -> hold(free));
          }
          return Watchful.reports().stream().anyMatch(line -> line.contains("blocked"));
        });
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static void hold(Semaphore free) {
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    free.release();
  }
}
