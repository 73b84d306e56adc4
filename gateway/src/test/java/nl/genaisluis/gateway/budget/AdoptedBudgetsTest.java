package nl.genaisluis.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other use cases while the gateway runs: no second budget, and none lost.
class AdoptedBudgetsTest {
  private static final String SHIPPED = "tokens_per_day: 50000000";
  private static final Caller WIES =
      new Caller("wies", Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), "Natuur", null);

  @TempDir private Path folder;

  @Test
  void aNewBoundHoldsOverWhatWasCountedBefore() {
    try (Household house = new Household(folder, 1_000, "")) {
      house.call(WIES, 600);

      house.adopt(text -> text.replace(SHIPPED, "tokens_per_day: 700"));

      assertThat(house.call(WIES, 101)).isFalse();
      assertThat(house.call(WIES, 100)).isTrue();
      house.adopt(text -> text.replace(SHIPPED, "tokens_per_day: 900"));
      assertThat(house.call(WIES, 201)).isFalse();
      assertThat(house.call(WIES, 200)).isTrue();
    }
  }

  @Test
  void aUseCaseThatComesBackHasNoSecondBudget() {
    try (Household house = new Household(folder, 1_000, "")) {
      house.call(WIES, 600);

      house.adopt(
          text ->
              text.replace(SHIPPED, "tokens_per_day: 1000")
                  .replace("id: " + Household.USE_CASE, "id: iets-anders"));
      house.adopt(text -> text.replace(SHIPPED, "tokens_per_day: 1000"));

      assertThat(house.call(WIES, 401)).isFalse();
      assertThat(house.call(WIES, 400)).isTrue();
    }
  }

  @Test
  void aCallUnderWayIsSettledWhereItWasReserved() {
    try (Household house = new Household(folder, 1_000, "")) {
      Party party = house.budgets().party(Household.USE_CASE, WIES);
      if (!(house.budgets().reserve(party, Cost.ofText(600))
          instanceof Room.Reserved(Reservation reservation))) {
        throw new AssertionError("no room");
      }

      house.adopt(text -> text.replace(SHIPPED, "tokens_per_day: 1000"));
      reservation.settle(Cost.ofText(100));

      assertThat(house.call(WIES, 901)).isFalse();
      assertThat(house.call(WIES, 900)).isTrue();
    }
  }
}
