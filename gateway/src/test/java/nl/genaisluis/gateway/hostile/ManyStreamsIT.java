package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Closed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of streams that are open at the same time and say nothing (failure mode 41).
class ManyStreamsIT {
  private static final int WANTED = 2_000;

  /// Both ends of both connections of a stream are in this process.
  private static final int FILES_PER_STREAM = 4;

  private static final long HEAP_PER_STREAM_MAX = 128 << 10;

  @Test
  void thousandsOfIdleStreamsAreHeldAndThenAllEndWell(@TempDir Path folder) throws IOException {
    CountDownLatch goOn = new CountDownLatch(1);
    Map<String, String> patient =
        Map.of(
            "at_once", "{per_caller: 10000, whole: 10000, body_bytes: 268435456}",
            "connection_idle_seconds", "600",
            "first_byte", "300s",
            "idle", "300s");
    try (Rig rig = new Rig(folder, patient)) {
      rig.upstream()
          .plays(
              wire -> {
                wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het "));
                assertThat(goOn.await(5, TimeUnit.MINUTES)).isTrue();
                wire.piece(Frames.stream("loket.", 9)).end();
              });
      String request = rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "");
      int threads = Heap.threads();
      long heap = Heap.used();

      List<RawClient> clients = begin(rig, request);
      long held = Heap.used() - heap;
      int more = Heap.threads() - threads;
      goOn.countDown();
      List<RawClient.Answer> answers = new ArrayList<>();
      for (RawClient client : clients) {
        answers.add(client.read());
        client.close();
      }

      assertThat(answers).allMatch(answer -> answer.body().endsWith(Frames.DONE));
      assertThat(answers).allMatch(answer -> Rig.said(answer).equals("Het loket."));
      assertThat(rig.events(Closed.class))
          .hasSize(clients.size())
          .allMatch(closed -> closed.outcome().equals("completed"));
      assertThat(held / clients.size()).as("bytes per stream").isLessThan(HEAP_PER_STREAM_MAX);
      assertThat(more).as("threads for all streams").isLessThan(50);
    }
  }

  private static List<RawClient> begin(Rig rig, String request) throws IOException {
    long files = Heap.openFilesMax() - Heap.openFiles() - 300;
    int streams = (int) Math.min(WANTED, files < 0 ? WANTED : files / FILES_PER_STREAM);
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      clients.add(rig.client().send(request));
      if (i % 50 == 49) {
        clients.get(i).see("Het ");
      }
    }
    for (int i = 0; i < streams; i++) {
      if (i % 50 != 49) {
        clients.get(i).see("Het ");
      }
    }
    return clients;
  }
}
