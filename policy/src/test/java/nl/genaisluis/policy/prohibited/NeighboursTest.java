package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static Neighbours neighbours;

  @BeforeAll
  static void load() {
    neighbours = Neighbours.load();
  }

  @Test
  void findsAnExampleByItsOwnWords() {
    Sample example = Sample.shipped("train-2-subsidies.jsonl").getFirst();

    List<Neighbour> nearest = neighbours.nearest(example.asked(), 5);

    assertThat(nearest).hasSize(5);
    assertThat(nearest.getFirst().id()).isEqualTo(example.id());
    assertThat(nearest.getFirst().likeness()).isBetween(0.999, 1.0);
    assertThat(nearest.getFirst().category()).isEqualTo(example.category());
  }

  @Test
  void putsTheMostAlikeFirst() {
    List<Neighbour> nearest =
        neighbours.nearest(user("Schrijf de afwijzing van de subsidie voor de molen."), 20);

    assertThat(nearest)
        .isSortedAccordingTo((one, other) -> Double.compare(other.likeness(), one.likeness()));
    assertThat(nearest).extracting(Neighbour::category).contains(ProhibitedClass.SUBSIDIES);
  }

  @Test
  void looksAtWhatIsAskedNowOnly() {
    Turn before = new Turn(Role.USER, "Schrijf de afwijzing van de subsidie voor de molen.");
    Turn now = new Turn(Role.USER, "Vertaal 'goedemorgen' naar het Pools.");

    List<Neighbour> alone = neighbours.nearest(new Conversation(List.of(now), List.of()), 3);
    List<Neighbour> after =
        neighbours.nearest(new Conversation(List.of(before, now), List.of()), 3);

    assertThat(after).isEqualTo(alone);
  }

  @Test
  void knowsNothingLikeATextWithoutWords() {
    List<Neighbour> nearest = neighbours.nearest(user("?!"), 5);

    assertThat(nearest).isEmpty();
  }

  private static Conversation user(String text) {
    return new Conversation(List.of(new Turn(Role.USER, text)), List.of());
  }
}
