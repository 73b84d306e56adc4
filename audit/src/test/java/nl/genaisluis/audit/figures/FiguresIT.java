package nl.genaisluis.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiguresIT {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:05:42Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void addsUpAMonth() {
    MonthFigures figures = figures(10);

    assertThat(figures.opened()).isEqualTo(42);
    assertThat(figures.completed()).isEqualTo(40);
    assertThat(figures.refused()).isEqualTo(25);
    assertThat(figures.checks()).isEqualTo(3);
    assertThat(figures.tokens()).isEqualTo(new TokenSum(40, 0, 16_000, 0, 10_000, 0));
    assertThat(figures.energy().centralWh()).isEqualTo(40 * 0.06, within());
    assertThat(figures.energy().coverage()).isEqualTo(0.9523);
    assertThat(figures.masked())
        .containsExactly(new CountRow("EMAIL", 42), new CountRow("PERSOON", 109));
    assertThat(figures.useCases()).extracting(UseRow::key).containsExactly("overig");
    assertThat(figures.refusedCategories())
        .containsExactly(new CountRow("subsidies", 12), new CountRow("vergunningen", 13));
    assertThat(figures.evidence()).extracting(UseRow::key).containsExactly("C", "U");
  }

  @Test
  void tellsUnknownEnergyAsUnknownAndNeverAsNothing() {
    MonthFigures figures = figures(1);
    UseRow unknown = figures.evidence().get(1);

    assertThat(unknown.count()).isEqualTo(2);
    assertThat(unknown.energy().centralWh()).isNull();
    assertThat(unknown.energy().coverage()).isZero();
    assertThat(FiguresCsv.csv(figures)).contains("2026-11,bewijsklasse,U,2,0,,,0,0,,,,0,,,,0\r\n");
  }

  @Test
  void writesOpenDataWithOneHeaderAndRowsOfTheSameLength() {
    List<String> lines = FiguresCsv.csv(figures(10)).lines().toList();

    assertThat(lines.getFirst()).isEqualTo(FiguresCsv.HEADER);
    assertThat(lines).allMatch(line -> line.chars().filter(c -> c == ',').count() == 16);
    assertThat(lines).contains("2026-11,totaal,geweigerd,25,,,,,,,,,,,,,");
    assertThat(lines)
        .contains(
            "2026-11,totaal,verbruik,42,40,16000,10000,40,0.9523," + "0.8,2.4,7.2,40,0.2,0.64,2,0");
  }

  @Test
  void givesZerosForAMonthWithoutEntries() {
    try (Ledger ledger = ledger();
        Figures figures = Figures.open(ledger, 10)) {
      MonthFigures empty = figures.month(YearMonth.of(2020, 1));

      assertThat(empty.opened()).isZero();
      assertThat(empty.energy().coverage()).isNull();
      assertThat(empty.energy().centralWh()).isNull();
    }
  }

  private MonthFigures figures(int threshold) {
    try (Ledger ledger = ledger();
        Figures figures = Figures.open(ledger, threshold)) {
      for (int i = 0; i < 42; i++) {
        String useCase = i < 35 ? "schrijfhulp" : "samenvatten";
        ledger.append(Events.opened(i, useCase), null).join();
        ledger
            .append(
                i < 40
                    ? Events.closed(i, useCase, "mistral-small-3.2")
                    : Closed.abandoned(Events.exchange(i), useCase),
                null)
            .join();
      }
      for (int i = 0; i < 25; i++) {
        String category = i < 12 ? "subsidies" : "vergunningen";
        ledger.append(Events.refused(100 + i, "schrijfhulp", category), null).join();
      }
      for (int i = 0; i < 3; i++) {
        ledger.append(Events.checked(200 + i), null).join();
      }
      figures.catchUp();
      assertThat(figures.months()).containsExactly(NOVEMBER);
      return figures.month(NOVEMBER);
    }
  }

  private Ledger ledger() {
    return Ledger.open(
        new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis"), CLOCK);
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-9);
  }
}
