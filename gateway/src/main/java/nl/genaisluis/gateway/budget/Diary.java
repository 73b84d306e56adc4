package nl.genaisluis.gateway.budget;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who used how much in which hour of this month, by pseudonym: what the record does not know. One
/// line a call; a start adds the lines of an hour up, and a new month begins an empty file. Nothing
/// of a conversation is in it.
///
/// Lines are written by a thread of its own, without waiting for the disk. A line that is lost with
/// the machine, or because more than [#QUEUE_MAX] waited, is use that the record knows and the
/// diary does not.
final class Diary implements AutoCloseable {
  static final int QUEUE_MAX = 8_192;

  private static final Logger LOG = LoggerFactory.getLogger(Diary.class);
  private static final String FILE = "diary.txt";
  private static final String NOBODY = "-";
  private static final int FIELDS = 10;
  private static final long CLOSE_WAIT_MS = 5_000;

  /// Lines that come within this time of one another are written at once: a file that is opened for
  /// each call costs more than the call's whole reckoning.
  private static final long GATHER_MS = 100;

  private final Path file;
  private final Clock clock;
  private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
  private List<Line> lines;
  private @Nullable Thread writer;

  /// What one party used in one hour.
  record Line(Instant hour, Party party, Cost cost) {
    @Override
    public String toString() {
      return "Line[***]";
    }
  }

  private static final Line END =
      new Line(Instant.EPOCH, new Party("-", "-", null, null), Cost.NONE);

  private Diary(Path file, Clock clock, List<Line> lines) {
    this.file = file;
    this.clock = clock;
    this.lines = lines;
  }

  /// Reads what this month's diary holds; what cannot be read is left out.
  static Diary open(Path folder, Clock clock) {
    Path file = folder.resolve("budgets").resolve(FILE);
    try {
      Files.createDirectories(file.getParent());
      Instant month = Budget.Window.MONTH.start(clock.instant());
      Map<String, Line> hours = new LinkedHashMap<>();
      if (Files.exists(file)) {
        merge(file, month, hours);
      }
      return new Diary(file, clock, List.copyOf(hours.values()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Line by line: a busy month is long, its hours are few.
  private static void merge(Path file, Instant month, Map<String, Line> hours) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, ISO_8859_1)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        Line line = read(text);
        if (line != null && !line.hour().isBefore(month)) {
          hours.merge(head(line), line, Diary::together);
        }
      }
    }
  }

  private static Line together(Line one, Line other) {
    return new Line(one.hour(), one.party(), one.cost().plus(other.cost()));
  }

  /// What was read at the start; empty once the diary goes on.
  List<Line> lines() {
    return lines;
  }

  /// The pseudonyms that were read mean nothing any more.
  void forget() {
    lines = List.of();
  }

  /// Writes what was read, hour by hour, and goes on from there.
  void begin() {
    try {
      rewrite(lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    lines = List.of();
    writer = Thread.ofPlatform().name("budget-diary").daemon(true).start(this::run);
  }

  private void rewrite(List<Line> kept) throws IOException {
    Path fresh = file.resolveSibling(FILE + ".new");
    try (BufferedWriter out = Files.newBufferedWriter(fresh, US_ASCII)) {
      for (Line line : kept) {
        out.write(written(line));
      }
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Notes a call; never waits.
  void write(Instant at, Party party, Cost cost) {
    if (!queue.offer(new Line(at.truncatedTo(ChronoUnit.HOURS), party, cost))) {
      LOG.atWarn().addKeyValue("code", "budget_diary_full").log("use could not be noted");
    }
  }

  private void run() {
    Instant month = Budget.Window.MONTH.start(clock.instant());
    boolean on = true;
    while (on) {
      try {
        Line line = queue.take();
        Instant now = Budget.Window.MONTH.start(clock.instant());
        if (now.isAfter(month)) {
          month = now;
          rewrite(List.of());
        }
        on = !line.equals(END);
        if (on && !line.hour().isBefore(month)) {
          append(line);
        }
      } catch (InterruptedException interrupted) {
        return;
      } catch (IOException failed) {
        LOG.atError().addKeyValue("code", "budget_diary_failed").log("use could not be noted");
      }
    }
  }

  private void append(Line first) throws IOException, InterruptedException {
    List<Line> waiting = new ArrayList<>();
    waiting.add(first);
    boolean end = false;
    long until = System.nanoTime() + GATHER_MS * 1_000_000;
    Line next = queue.poll(GATHER_MS, TimeUnit.MILLISECONDS);
    while (next != null && !end) {
      if (next.equals(END)) {
        end = true;
      } else {
        waiting.add(next);
        next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    }
    try (Writer out =
        Files.newBufferedWriter(
            file, US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (Line line : waiting) {
        out.write(written(line));
      }
    }
    if (end) {
      queue.add(END);
    }
  }

  private static String head(Line line) {
    Party party = line.party();
    return String.join(
        " ",
        Long.toString(line.hour().getEpochSecond()),
        party.useCase(),
        party.unit(),
        party.key() == null ? NOBODY : party.key(),
        party.person() == null ? NOBODY : party.person());
  }

  private static String written(Line line) {
    Cost cost = line.cost();
    return head(line)
        + " "
        + cost.tokens()
        + " "
        + cost.requests()
        + " "
        + cost.microWh()
        + " "
        + cost.measuredMicroWh()
        + " "
        + cost.microEuro()
        + "\n";
  }

  /// A line; null when it is none, as the last one after a power failure may be.
  private static @Nullable Line read(String text) {
    String[] part = text.split(" ", -1);
    if (part.length != FIELDS) {
      return null;
    }
    try {
      Cost cost =
          new Cost(
              Long.parseLong(part[5]),
              Long.parseLong(part[6]),
              Long.parseLong(part[7]),
              Long.parseLong(part[8]),
              Long.parseLong(part[9]));
      return new Line(
          Instant.ofEpochSecond(Long.parseLong(part[0])),
          new Party(part[1], part[2], somebody(part[3]), somebody(part[4])),
          cost);
    } catch (NumberFormatException torn) {
      return null;
    }
  }

  private static @Nullable String somebody(String mark) {
    return mark.equals(NOBODY) ? null : mark;
  }

  /// Writes what waits and stops.
  @Override
  public void close() {
    Thread running = writer;
    if (running == null) {
      return;
    }
    try {
      queue.put(END);
      running.join(CLOSE_WAIT_MS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
