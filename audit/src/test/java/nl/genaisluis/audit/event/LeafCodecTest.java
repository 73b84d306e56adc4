package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LeafCodecTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";
  private static final String COMMITMENT = "ab".repeat(32);

  static final List<Event> EVENTS =
      List.of(
          new Opened(
              ID,
              "schrijfhulp",
              "chat",
              List.of("m-1", "m/2:q4"),
              "v1",
              true,
              "medewerker",
              12,
              Map.of("PERSOON", 2, "BSN", 0),
              true),
          new Refused(
              ID,
              null,
              "embeddings",
              "prohibited_use",
              List.of("V-03"),
              List.of("subsidies"),
              null,
              "v1",
              "ontwikkelaar",
              0,
              Map.of()),
          new Closed(
              ID,
              "schrijfhulp",
              "client_gone",
              "m-1",
              List.of(new Attempt("m-2", "p", "timeout", 0), new Attempt("m-1", "p", "ok", 200)),
              new Tokens(1, 2, 3, 4, "provider"),
              new EnergyFigure(0.0, 1e-7, 1e21, "C", "EF-1/2026-11", null, null, null),
              List.of("U-01")),
          Closed.abandoned(ID, "schrijfhulp"),
          new Checked(ID, "schrijfhulp", null, List.of(), "v1", "commissie", 9),
          new ConfirmationGiven(ID, "schrijfhulp", List.of("V-04"), "medewerker"),
          new ConditionsConfirmed(ID, "schrijfhulp", COMMITMENT, "medewerker"),
          new DoubtCleared(ID, "schrijfhulp", List.of("K-vergunningen"), OTHER, "medewerker"),
          new PolicyChanged(ID, null, "v2", List.of("use-cases.yaml: \"schrijfhulp\" é")),
          new StopSet(ID, "s-1", "alles", null, "beheerder"),
          new StopLifted(ID, "s-1", "commissie"),
          new Looked(ID, "content", OTHER, "commissie"),
          new Erased(ID, OTHER, "request", "commissie"),
          new Reviewed(ID, OTHER, Reviewed.MISSED, "subsidies", "2027-05-22", "commissie"),
          new Reviewed(ID, OTHER, Reviewed.UPHELD, null, null, "commissie"),
          new CaseChanged(ID, "bezwaar", OTHER, "in-behandeling", "commissie"),
          new Held(ID, ID, OTHER, "auditor"),
          new Released(ID, OTHER, "commissie"),
          new Verified(ID, 1L << 40, COMMITMENT, false, 2, 3, "auditor"),
          new Metered(ID, "eigen-vllm", 120, 2, 400.5, 300, 90.25, 10.25, "measured/2026-11", null),
          new Metered(ID, "eigen-vllm", 9, 0, 3.5, 3, 0.25, 0.25, "measured/2026-11", 4_000.5),
          new ModelsCompared(
              ID, "scaleway", 12, List.of("m"), List.of("a/b:c"), List.of("a/b:c"), List.of()),
          new ShardOpened(ID, "sluis.example/log-2027", "sluis.example/log-2025", 0, COMMITMENT));

  @Test
  void readsBackWhatItWrites() {
    for (Event event : EVENTS) {
      Entry entry = new Entry(7, OTHER, "2026-11-22T10:05Z", event, COMMITMENT);

      assertThat(LeafCodec.decode(7, LeafCodec.encode(entry))).isEqualTo(entry);
    }
  }

  @Test
  void writesOneCanonicalLine() {
    Entry entry = new Entry(0, OTHER, "2026-11-22T10:05Z", EVENTS.get(9), null);

    assertThat(new String(LeafCodec.encode(entry), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"code\":\"stop-set\",\"exchange\":\""
                + ID
                + "\",\"leaf\":\""
                + OTHER
                + "\",\"role\":\"beheerder\",\"scope\":\"alles\",\"stop\":\"s-1\","
                + "\"time\":\"2026-11-22T10:05Z\",\"v\":1}");
  }

  @Test
  void keepsItsCodes() {
    assertThat(EVENTS.stream().map(Event::code).distinct())
        .containsExactly(
            "opened",
            "refused",
            "closed",
            "checked",
            "confirmation-given",
            "conditions-confirmed",
            "doubt-cleared",
            "policy-changed",
            "stop-set",
            "stop-lifted",
            "looked",
            "erased",
            "reviewed",
            "case-changed",
            "held",
            "released",
            "verified",
            "metered",
            "models-compared",
            "shard-opened");
  }

  @Test
  void refusesEveryOtherSpelling() {
    String good =
        new String(
            LeafCodec.encode(new Entry(0, OTHER, "2026-11-22T10:05Z", EVENTS.get(10), null)),
            StandardCharsets.UTF_8);
    for (String bad :
        List.of(
            good + " ",
            good + "{}",
            " " + good,
            good.replace("\"v\":1", "\"v\":2"),
            good.replace("\"v\":1", "\"v\":1.0"),
            good.replace("\"v\":1", "\"v\":1,\"x\":1"),
            good.replace("\"v\":1", "\"v\":1,\"v\":1"),
            good.replace("stop-lifted", "stop-raised"),
            good.replace("commissie", "commissi\\u0065"),
            good.replace("commissie", "de commissie"),
            good.replace("\"role\":\"commissie\",", ""),
            good.replace("\"commissie\"", "null"),
            good.replace("10:05Z", "10:65Z"),
            good.replace("10:05Z", "10:05:00Z"),
            good.replace("10:05Z", "10:05+00:00"),
            good.substring(0, good.length() - 1),
            "[]",
            "")) {
      assertThatThrownBy(() -> LeafCodec.decode(0, bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad)
          .isInstanceOf(LeafFault.class);
    }
  }

  @Test
  void readsAnyBytesAsALeafOrAFault() {
    long seed = System.nanoTime();
    System.out.println("LeafCodecTest seed " + seed);
    Random random = new Random(seed);
    int read = 0;

    for (int round = 0; round < 20_000; round++) {
      Event event = EVENTS.get(random.nextInt(EVENTS.size()));
      byte[] bytes = LeafCodec.encode(new Entry(3, OTHER, "2026-11-22T10:05Z", event, null));
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        Entry entry = LeafCodec.decode(3, bytes);
        assertThat(LeafCodec.encode(entry)).isEqualTo(bytes);
        read++;
      } catch (LeafFault refused) {
        assertThat(refused.getMessage()).doesNotContain("schrijfhulp");
      }
    }

    assertThat(read).isLessThan(20_000);
  }

  @Test
  void holdsNoSentenceAndNoPerson() {
    List<Runnable> bad = new ArrayList<>();
    bad.add(() -> new Looked(ID, "wie is Jan", null, "commissie"));
    bad.add(() -> new Looked(ID, "search", "", "commissie"));
    bad.add(() -> new ConditionsConfirmed(ID, "schrijfhulp", OTHER, "medewerker"));
    bad.add(() -> new ConditionsConfirmed(ID, "van Jan", COMMITMENT, "medewerker"));
    bad.add(() -> new CaseChanged(ID, "klacht", OTHER, "ontvangen", "medewerker"));
    bad.add(() -> new CaseChanged(ID, "bezwaar", "van Jan", "ontvangen", "medewerker"));
    bad.add(() -> new CaseChanged(ID, "bezwaar", OTHER, "vergeten", "medewerker"));
    bad.add(() -> new Looked(ID.toUpperCase(Locale.ROOT), "search", null, "commissie"));
    bad.add(() -> new Looked(ID, "x".repeat(129), null, "commissie"));
    bad.add(() -> new Checked(ID, null, "maybe", List.of(), "v1", "commissie", 1));
    bad.add(() -> new Checked(ID, null, "allow", List.of(), "v1", "commissie", -1));
    bad.add(() -> new PolicyChanged(ID, null, "v2", List.of("line\nbreak")));
    bad.add(() -> new EnergyFigure(0.1, null, 0.2, "C", "m", null, null, null));
    bad.add(() -> new EnergyFigure(0.3, 0.2, 0.4, "C", "m", null, null, null));
    bad.add(() -> new EnergyFigure(null, null, null, "C", "m", null, null, null));
    bad.add(() -> new EnergyFigure(0.0, 0.0, Double.NaN, "C", "m", null, null, null));
    bad.add(() -> new EnergyFigure(0.0, 0.0, 0.0, "U", "m", null, null, null));

    for (Runnable each : bad) {
      assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
