package nl.genaisluis.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifierIT {
  @TempDir Path folder;
  private String key = "";

  @BeforeEach
  void write() {
    key = append("data", events(700));
  }

  @Test
  void believesALogThatTheLedgerWrote() {
    Report report = Verifier.verify(log(), key, null);

    assertThat(report.text()).startsWith("log localhost/sluis-");
    assertThat(report.problems()).isEmpty();
    assertThat(report.ok()).isTrue();
    assertThat(report.size()).isEqualTo(700);
    assertThat(report.json()).contains("\"ok\":true", "\"size\":700", "\"problems\":[]");
  }

  @Test
  void findsOneChangedBitInAnyFile() throws IOException {
    long seed = System.nanoTime();
    System.out.println("VerifierIT seed " + seed);
    Random random = new Random(seed);
    List<String> missed = new ArrayList<>();

    for (Path file : needed()) {
      byte[] before = Files.readAllBytes(file);
      for (int round = 0; round < 6; round++) {
        byte[] after = before.clone();
        int at = random.nextInt(after.length);
        after[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, after);
        if (Verifier.verify(log(), key, null).ok()) {
          missed.add(file + " at " + at);
        }
      }
      Files.write(file, before);
    }

    assertThat(missed).isEmpty();
  }

  @Test
  void namesWhatWasChanged() throws IOException {
    assertThat(codesAfter("tile/entries/000", bytes -> bytes[40] ^= 1))
        .contains("tile_mismatch", "root_mismatch");
    assertThat(codesAfter("tile/0/001", bytes -> bytes[0] ^= 1)).containsExactly("tile_mismatch");
    assertThat(codesAfter("tile/1/000.p/2", bytes -> bytes[33] ^= 1))
        .containsExactly("tile_mismatch");
    assertThat(codesAfter("checkpoint", bytes -> bytes[bytes.length - 20] = '*'))
        .containsExactly("checkpoint_malformed");
    assertThat(codesAfter("checkpoint", VerifierIT::changeSignature))
        .containsExactly("checkpoint_signature");
  }

  @Test
  void findsEntriesInAnotherOrder() throws IOException {
    Path file = log().resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(file);
    int first = 2 + ((bytes[0] & 0xff) << 8) + (bytes[1] & 0xff);
    int second = 2 + ((bytes[first] & 0xff) << 8) + (bytes[first + 1] & 0xff);
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, first, swapped, 0, second);
    System.arraycopy(bytes, 0, swapped, second, first);

    Files.write(file, swapped);

    assertThat(codes(Verifier.verify(log(), key, null)))
        .contains("tile_mismatch", "root_mismatch", "closed_without_opened");
  }

  @Test
  void findsAMissingOrCutOffFile() throws IOException {
    for (Path file : needed()) {
      byte[] before = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(before, before.length - 1));
      assertThat(Verifier.verify(log(), key, null).ok()).as(file + " cut off").isFalse();
      Files.delete(file);
      assertThat(Verifier.verify(log(), key, null).ok()).as(file + " missing").isFalse();
      Files.write(file, before);
    }
  }

  @Test
  void refusesALogOfAnotherKey() {
    String other = append("other", events(1));

    assertThat(codes(Verifier.verify(log(), other, null))).containsExactly("checkpoint_signature");
  }

  @Test
  void findsAForkedLogButLetsOneGrow() throws IOException {
    String before = Files.readString(log().resolve("checkpoint"), StandardCharsets.UTF_8);
    copy(folder.resolve("data"), folder.resolve("forked"));
    copy(folder.resolve("keys-data"), folder.resolve("keys-forked"));
    append("data", List.of(Events.checked(5000)));
    append("forked", List.of(Events.checked(6000)));
    String one = Files.readString(log().resolve("checkpoint"), StandardCharsets.UTF_8);

    Report grown = Verifier.verify(log(), key, before);
    Report forked = Verifier.verify(folder.resolve("forked/log"), key, one);

    assertThat(grown.ok()).isTrue();
    assertThat(codes(forked)).containsExactly("forked");
  }

  @Test
  void findsATruncatedLog() throws IOException {
    copy(log(), folder.resolve("old"));
    append("data", List.of(Events.checked(5000)));
    String now = Files.readString(log().resolve("checkpoint"), StandardCharsets.UTF_8);

    Report report = Verifier.verify(folder.resolve("old"), key, now);

    assertThat(codes(report)).containsExactly("truncated");
  }

  @Test
  void reportsExchangesThatDoNotCloseAndEndsWithoutBeginning() {
    String other =
        append(
            "story",
            List.of(
                Events.opened(1),
                Events.closed(1),
                Events.closed(1),
                Events.closed(2),
                Events.opened(1),
                Events.opened(3)));

    Report report = Verifier.verify(folder.resolve("story/log"), other, null);

    assertThat(codes(report))
        .containsExactly(
            "closed_twice", "closed_without_opened", "opened_twice", "opened_without_closed");
    assertThat(report.faults()).isEqualTo(3);
    assertThat(report.remarks()).isEqualTo(1);
    assertThat(report.text()).contains("NOT verified: 3 faults");
  }

  @Test
  void verifiesALogWithoutEntries() {
    String other = append("empty", List.of());

    assertThat(Verifier.verify(folder.resolve("empty/log"), other, null).ok()).isTrue();
  }

  private interface Change {
    void to(byte[] bytes);
  }

  /// Another letter of base64, whatever the signature happened to have there.
  private static void changeSignature(byte[] bytes) {
    int at = bytes.length - 20;
    bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
  }

  private List<String> codesAfter(String path, Change change) throws IOException {
    Path file = log().resolve(path);
    byte[] before = Files.readAllBytes(file);
    byte[] after = before.clone();
    change.to(after);
    Files.write(file, after);
    List<String> codes = codes(Verifier.verify(log(), key, null));
    Files.write(file, before);
    return codes;
  }

  private static List<String> codes(Report report) {
    return report.problems().stream().map(Problem::code).distinct().toList();
  }

  /// Every file that a checkpoint of 700 entries needs.
  private List<Path> needed() {
    return Stream.of(
            "checkpoint",
            "tile/0/000",
            "tile/0/001",
            "tile/0/002.p/188",
            "tile/1/000.p/2",
            "tile/entries/000",
            "tile/entries/001",
            "tile/entries/002.p/188")
        .map(log()::resolve)
        .toList();
  }

  private Path log() {
    return folder.resolve("data/log");
  }

  private static List<Event> events(int number) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; events.size() < number; i++) {
      events.add(i % 2 == 0 ? Events.opened(i / 2) : Events.closed(i / 2));
    }
    return events;
  }

  /// Appends to the ledger of this name and returns its verifier key.
  private String append(String name, List<Event> events) {
    LedgerConfig config =
        new LedgerConfig(folder.resolve(name), folder.resolve("keys-" + name), "localhost/sluis");
    try (Ledger ledger = Ledger.open(config, Clock.systemUTC())) {
      CompletableFuture<?>[] all =
          events.stream()
              .map(event -> ledger.append(event, null))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).join();
      return ledger.log().verifierKey();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
