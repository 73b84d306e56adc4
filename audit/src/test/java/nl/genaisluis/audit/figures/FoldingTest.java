package nl.genaisluis.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FoldingTest {
  @Test
  void keepsRowsThatAreLargeEnough() {
    List<CountRow> rows = rows(10, 25);

    assertThat(Folding.fold(rows, 10)).containsExactlyElementsOf(rows);
  }

  @Test
  void foldsSmallRowsIntoOne() {
    assertThat(Folding.fold(rows(4, 30, 7), 10))
        .containsExactly(new CountRow("b", 30), new CountRow("overig", 11));
  }

  @Test
  void foldsTheNextSmallestWithASingleSmallRow() {
    assertThat(Folding.fold(rows(40, 3, 30), 10))
        .containsExactly(new CountRow("a", 40), new CountRow("overig", 33));
  }

  @Test
  void foldsOnUntilTheFoldedRowIsLargeEnough() {
    assertThat(Folding.fold(rows(2, 3, 30, 40), 10))
        .containsExactly(new CountRow("d", 40), new CountRow("overig", 35));
  }

  @Test
  void hidesTheNameOfTheOnlyRow() {
    assertThat(Folding.fold(rows(3), 10)).containsExactly(new CountRow("overig", 3));
  }

  @Test
  void neverPublishesASmallRowNorLosesACount() {
    long seed = System.nanoTime();
    System.out.println("FoldingTest seed " + seed);
    Random random = new Random(seed);

    for (int round = 0; round < 2_000; round++) {
      long[] counts = random.longs(random.nextInt(8), 1, 40).toArray();
      List<CountRow> folded = Folding.fold(rows(counts), 10);
      assertThat(folded.stream().mapToLong(CountRow::count).sum())
          .isEqualTo(Arrays.stream(counts).sum());
      if (folded.size() > 1) {
        assertThat(folded).allMatch(row -> row.count() >= 10);
      }
    }
  }

  private static List<CountRow> rows(long... counts) {
    List<CountRow> rows = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      rows.add(new CountRow(String.valueOf((char) ('a' + i)), counts[i]));
    }
    return rows;
  }
}
