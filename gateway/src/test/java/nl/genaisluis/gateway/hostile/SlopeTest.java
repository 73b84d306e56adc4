package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeTest {
  @Test
  void aLineRisesByWhatItRises() {
    List<Integer> line = List.of(10, 12, 14, 16);

    assertThat(Slope.rise(line)).isEqualTo(6.0);
    assertThat(Slope.rise(List.of(5, 5, 5))).isZero();
    assertThat(Slope.rise(List.of(9))).isZero();
  }

  @Test
  void aSawIsFlatAndAStairIsNot() {
    List<Integer> saw = List.of(50, 90, 60, 90, 61, 90, 60, 91, 60, 90, 60);
    List<Integer> stair = List.of(50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160);

    assertThat(Slope.isFlat(saw, 0)).isTrue();
    assertThat(Slope.isFlat(stair, 8)).isFalse();
  }

  @Test
  void whatIsNeededToWarmUpDoesNotCount() {
    List<Integer> warming = List.of(10, 60, 100, 100, 101, 100, 99, 100, 100);

    assertThat(Slope.isFlat(warming, 0)).isTrue();
  }
}
