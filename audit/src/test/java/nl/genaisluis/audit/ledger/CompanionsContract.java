package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Released;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.uselog.Who;
import nl.genaisluis.audit.vault.VaultRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hangs on the entries, and what of it goes when.
abstract class CompanionsContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:05:42Z");
  private static final Instant TERM = NOW.plusSeconds(1_000);
  private static final Instant USE_TERM = NOW.plusSeconds(2_000);
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path folder;
  private LedgerConfig config = new LedgerConfig(Path.of("/data"), Path.of("/keys"), "unset");

  /// The node with a store that holds nothing yet.
  abstract LedgerConfig in(LedgerConfig node);

  @BeforeEach
  void configure() {
    config =
        in(new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis"));
  }

  @Test
  void tellsWhoAskedAndHowItEndedAlsoAfterARestart() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      opened(ledger, 1, "jansen");
      opened(ledger, 2, "pietersen");
      ledger
          .appendWith(
              Events.closed(1),
              new Companions(null, null, begun().ended(Processing.Status.OK, TERM), null))
          .join();
      ledger.append(Events.closed(2), null).join();
    }

    List<UseLine> lines;
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      lines = uses(ledger);
    }

    assertThat(lines).extracting(UseLine::exchange).containsExactly(exchange(1), exchange(2));
    assertThat(lines).extracting(UseLine::who).containsExactly(who("jansen"), who("pietersen"));
    assertThat(lines.getFirst().processing()).isEqualTo(begun().ended(Processing.Status.OK, TERM));
    assertThat(lines.getLast().processing()).isEqualTo(begun());
  }

  @Test
  void writesNobodyIntoTheDataFolder() throws Exception {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      opened(ledger, 1, "zilvervloot");
    }

    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("zilvervloot");
      }
    }
  }

  @Test
  void destroysByTermAndByRequestWhatEachGroundSays() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String byTerm = opened(ledger, 1, "jansen");
      String byRequest = opened(ledger, 2, "pietersen");
      String byUseTerm = opened(ledger, 3, "klaassen");

      erase(ledger, byTerm, Erased.RETENTION);
      erase(ledger, byRequest, Erased.REQUEST);
      erase(ledger, byUseTerm, Erased.USE_RETENTION);

      Belongings left = ledger.belongings();
      assertThat(ledger.content(byTerm)).isNull();
      assertThat(left.vault(byTerm)).isNull();
      assertThat(ledger.content(byRequest)).isNull();
      assertThat(left.vault(byRequest)).isNull();
      assertThat(ledger.content(byUseTerm)).isNotNull();
      assertThat(left.vault(byUseTerm)).isNotNull();
      assertThat(uses(ledger)).extracting(UseLine::leaf).containsExactly(byTerm, byRequest);
      assertThat(uses(ledger)).extracting(UseLine::who).containsExactly(who("jansen"), null);
      assertThat(uses(ledger).getLast().processing()).isEqualTo(begun());
    }
  }

  @Test
  void refusesToDestroyWhatIsHeldWhoeverAsks() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String held = opened(ledger, 1, "jansen");
      String free = opened(ledger, 2, "pietersen");
      // In one batch with the destruction, as the writer sees it.
      var hold = ledger.append(new Held(exchange(9), exchange(9), exchange(1), "commissie"), null);
      var refused = ledger.erase(new Erased(exchange(8), held, Erased.REQUEST, "beheerder"));

      assertThatThrownBy(refused::join)
          .hasCauseInstanceOf(LedgerFault.class)
          .cause()
          .extracting(fault -> ((LedgerFault) fault).code())
          .isEqualTo("held");
      assertThat(hold.join().eventCode()).isEqualTo("held");
      assertThat(ledger.content(held)).isNotNull();
      assertThat(ledger.belongings().expired(TERM, 10)).containsExactly(free);
      assertThat(ledger.belongings().expiredUses(USE_TERM, 10)).containsExactly(free);
    }
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      assertThat(ledger.belongings().held(exchange(1))).isTrue();

      ledger.append(new Released(exchange(7), exchange(9), "auditor"), null).join();
      ledger.settle();

      assertThat(ledger.belongings().expired(TERM, 10)).hasSize(2);
      assertThat(ledger.entries(0, 100))
          .extracting(entry -> entry.event().code())
          .doesNotContain("erased");
    }
  }

  @Test
  void keepsNoAnswerThatComesAfterItsAskerWasForgotten() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String forgotten = opened(ledger, 1, "jansen");
      opened(ledger, 2, "pietersen");
      erase(ledger, forgotten, Erased.REQUEST);

      String late = closed(ledger, 1);
      String kept = closed(ledger, 2);

      assertThat(ledger.content(late)).isNull();
      assertThat(ledger.content(kept)).isNotNull();
    }
  }

  @Test
  void destroysTheWholeExchangeAtOnceAlsoWhatCameInSinceSomebodyLooked() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String asked = opened(ledger, 1, "jansen");
      List<String> seen = ledger.belongings().leavesOf(exchange(1));
      // The answer ends between the look and the destruction.
      String answer = closed(ledger, 1);
      String kept = closed(ledger, 2);

      seen.forEach(leaf -> erase(ledger, leaf, Erased.REQUEST));

      assertThat(seen).containsExactly(asked);
      assertThat(ledger.content(answer)).isNull();
      assertThat(ledger.belongings().leavesOf(exchange(1))).isEmpty();
      assertThat(ledger.content(kept)).isNotNull();
    }
  }

  @Test
  void nothingIsLeftOfAnExchangeWhoseErasureBrokeOffAfterItsFirstLeaf() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String asked = opened(ledger, 1, "jansen");
      String answer = closed(ledger, 1);

      erase(ledger, answer, Erased.REQUEST);

      assertThat(ledger.content(asked)).isNull();
      assertThat(ledger.belongings().vault(asked)).isNull();
      assertThat(uses(ledger)).extracting(UseLine::who).containsOnlyNulls();
    }
  }

  @Test
  void keepsNoVaultRecordThatComesAfterItsAskerWasForgotten() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      erase(ledger, opened(ledger, 1, "jansen"), Erased.REQUEST);

      String late =
          ledger
              .appendWith(
                  Events.closed(1),
                  new Companions(
                      new Content("antwoord", TERM),
                      null,
                      begun().ended(Processing.Status.OK, TERM),
                      new VaultRecord(new byte[] {4})))
              .join()
              .leafId();

      assertThat(ledger.content(late)).isNull();
      assertThat(ledger.belongings().vault(late)).isNull();
    }
  }

  @Test
  void givesManyContentsAtOnceAsLongAsTheyAreThere() {
    List<String> leaves = new ArrayList<>();
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      for (int i = 0; i < 300; i++) {
        Content content = new Content("tekst " + i, TERM, i % 3 == 0 ? null : "afdeling " + i % 3);
        leaves.add(ledger.append(Events.opened(i), content).join().leafId());
      }
      erase(ledger, leaves.get(1), Erased.REQUEST);
      erase(ledger, leaves.get(2), Erased.RETENTION);
    }

    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      assertThat(ledger.contents(leaves))
          .hasSize(298)
          .doesNotContainKeys(leaves.get(1), leaves.get(2))
          .containsEntry(leaves.get(3), new Content("tekst 3", TERM))
          .containsEntry(leaves.get(4), new Content("tekst 4", TERM, "afdeling 1"))
          .containsEntry(leaves.get(299), new Content("tekst 299", TERM, "afdeling 2"));
      assertThat(ledger.content(leaves.get(5)))
          .isEqualTo(new Content("tekst 5", TERM, "afdeling 2"));
      assertThat(ledger.contents(List.of())).isEmpty();
    }
  }

  private static String closed(Ledger ledger, long number) {
    return ledger.append(Events.closed(number), new Content("antwoord", TERM)).join().leafId();
  }

  @Test
  void letsNobodyAskForWhatBelongsToTheRecordItself() {
    try (Ledger ledger = Ledger.open(config, CLOCK)) {
      String reason =
          ledger
              .append(
                  new Held(exchange(9), exchange(9), exchange(1), "commissie"),
                  new Content("reden"))
              .join()
              .leafId();

      assertThat(ledger.belongings().exchangeOf(reason)).isNull();
      assertThat(ledger.belongings().leavesOf(exchange(9))).isEmpty();
    }
  }

  static String opened(Ledger ledger, long number, String subject) {
    return ledger
        .appendWith(
            Events.opened(number),
            Companions.of(new Content("tekst", TERM), new Use(who(subject), begun(), USE_TERM))
                .with(new VaultRecord(new byte[] {1, 2, 3})))
        .join()
        .leafId();
  }

  private static void erase(Ledger ledger, String leaf, String ground) {
    ledger.erase(new Erased(exchange(9), leaf, ground, "beheerder")).join();
  }

  private static Who who(String subject) {
    return new Who(
        subject,
        "medewerker",
        null,
        "018f-" + subject,
        NOW.truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
  }

  private static Processing begun() {
    return new Processing(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        null,
        "chat",
        Processing.Status.UNSET,
        NOW,
        null,
        "https://sluis.example/api/v1/toepassingen/schrijfhulp");
  }

  static List<UseLine> uses(Ledger ledger) {
    List<UseLine> lines = new ArrayList<>();
    ledger.belongings().uses(lines::add);
    return lines;
  }

  static String exchange(long number) {
    return Events.exchange(number);
  }
}
