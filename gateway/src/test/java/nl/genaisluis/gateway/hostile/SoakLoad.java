package nl.genaisluis.gateway.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.gateway.raw.Wire;

/// Askers and a host that do everything that can be done with a stream, good and bad, mixed.
final class SoakLoad implements AutoCloseable {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";
  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw Jantina Oosterhuis, het loket is verhuisd. ";
  private static final int REQUESTS_PER_TOKEN = 500;
  private static final int WINDOW = 4_096;

  /// What an asker does.
  enum Deed {
    STREAM,
    WHOLE,
    LONG_BODY,
    FORBIDDEN,
    BROKEN_BODY,
    LEAVES_EARLY,
    LEAVES_IN_THE_MIDDLE,
    LEAVES_IN_ITS_BODY,
    READS_SLOWLY
  }

  private final Rig rig;
  private final long seed;
  private final Map<Deed, Long> done = new ConcurrentSkipListMap<>();
  private final AtomicLong broken = new AtomicLong();
  private final List<Thread> askers = new ArrayList<>();
  private volatile boolean over;

  SoakLoad(Rig rig, long seed) {
    this.rig = rig;
    this.seed = seed;
    AtomicLong answers = new AtomicLong(seed);
    rig.upstream().plays(wire -> answer(wire, new Random(answers.getAndIncrement())));
  }

  /// Lets so many askers begin.
  void start(int count) {
    for (int i = 0; i < count; i++) {
      Random random = new Random(seed + i);
      askers.add(Thread.ofVirtual().start(() -> ask(random)));
    }
  }

  /// How often each deed was done so far.
  String done() {
    StringBuilder text = new StringBuilder();
    done.forEach((deed, count) -> text.append(deed).append(' ').append(count).append(", "));
    return text.append("broken off ").append(broken).toString();
  }

  long total() {
    return done.values().stream().mapToLong(Long::longValue).sum();
  }

  private void ask(Random random) {
    String template = "";
    for (int count = 0; !over; count++) {
      Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
      try {
        if (count % REQUESTS_PER_TOKEN == 0) {
          template = rig.head(Rig.CHAT, "");
        }
        act(deed, template, random);
      } catch (IOException expected) {
        broken.incrementAndGet();
      }
      done.merge(deed, 1L, Long::sum);
    }
  }

  private void act(Deed deed, String head, Random random) throws IOException {
    String body =
        switch (deed) {
          case WHOLE -> Rig.chat(LETTER, false);
          case LONG_BODY -> Rig.chat(LETTER.repeat(50 + random.nextInt(400)), random.nextBoolean());
          case FORBIDDEN -> Rig.chat(FORBIDDEN, random.nextBoolean());
          case BROKEN_BODY -> "{\"model\":\"auto\",\"model\":";
          case STREAM, LEAVES_EARLY, LEAVES_IN_THE_MIDDLE, LEAVES_IN_ITS_BODY, READS_SLOWLY ->
              Rig.chat(LETTER, true);
        };
    int length = body.length() + (deed == Deed.LEAVES_IN_ITS_BODY ? 100 : 0);
    String request = head + "Content-Length: " + length + "\r\n\r\n" + body;
    try (RawClient client = new RawClient(rig.port(), deed == Deed.READS_SLOWLY ? WINDOW : 0)) {
      client.send(request);
      switch (deed) {
        case STREAM, WHOLE, LONG_BODY, FORBIDDEN, BROKEN_BODY -> client.read();
        case LEAVES_EARLY, LEAVES_IN_ITS_BODY -> pause(random.nextInt(20));
        case LEAVES_IN_THE_MIDDLE -> client.see("data: ");
        case READS_SLOWLY -> {
          client.see("data: ");
          pause(random.nextInt(1_000));
          client.read();
        }
      }
    }
  }

  private static void answer(Wire wire, Random random) throws IOException {
    if (!wire.request().contains("\"stream\":true")) {
      wire.raw(Frames.json(Frames.whole("Beste [PERSOON_1], het loket is verhuisd.")));
      return;
    }
    String text = "Beste [PERSOON_1], het loket is verhuisd. ".repeat(1 + random.nextInt(60));
    String events = Frames.stream(text, 1 + random.nextInt(30));
    int cut = random.nextInt(events.length());
    switch (random.nextInt(10)) {
      case 0 -> wire.raw(Frames.response("500 Oops", "text/plain", "Oops"));
      case 1 -> wire.raw(Frames.STREAM_HEAD).piece(events.substring(0, cut)).drop();
      case 2 -> wire.raw(Frames.STREAM_HEAD).piece(events.substring(0, cut)).end();
      case 3 ->
          wire.raw(Frames.STREAM_HEAD).piece(events.substring(0, cut) + "\n\nevent: x\n").end();
      case 4 -> wire.raw(Frames.STREAM_HEAD).piece(events.substring(0, cut)).stall();
      default -> {
        wire.raw(Frames.STREAM_HEAD);
        for (int at = 0; at < events.length(); at += cut + 1) {
          wire.piece(events.substring(at, Math.min(events.length(), at + cut + 1)));
          pause(random.nextInt(5));
        }
        wire.end();
      }
    }
  }

  private static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
    for (Thread asker : askers) {
      try {
        asker.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
