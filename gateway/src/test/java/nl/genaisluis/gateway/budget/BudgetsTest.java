package nl.genaisluis.gateway.budget;

import static nl.genaisluis.gateway.budget.Household.machine;
import static nl.genaisluis.gateway.budget.Household.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.policy.usecase.Budget;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {
  private static final Caller SANNE = person("sanne", "Mobiliteit");
  private static final Caller THIJS = person("thijs", "Mobiliteit");
  private static final Caller WIES = person("wies", "Natuur");

  @TempDir private Path folder;

  /// Failure mode 28: however many ask at once, nothing beyond the budget is set aside, and what is
  /// used beyond it is what calls use beyond their own reservation.
  @RepeatedTest(5)
  void callsSideBySideOvershootByNoMoreThanTheyExceedTheirReservations() throws Exception {
    int threads = 24;
    int rounds = 40;
    long max = 10_000;
    long seed = System.nanoTime();
    Random random = new Random(seed);
    CyclicBarrier together = new CyclicBarrier(threads);
    AtomicLong used = new AtomicLong();
    AtomicLong excess = new AtomicLong();
    try (Household house = new Household(folder, max, "");
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Random mine = new Random(random.nextLong());
        ends.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < rounds; round++) {
                    await(together);
                    long reserved = 1L + mine.nextInt(200);
                    if (house.reserve(SANNE, Cost.ofText(reserved))
                        instanceof Room.Reserved(Reservation room)) {
                      long real = mine.nextInt(250);
                      await(together);
                      room.settle(Cost.ofText(real));
                      used.addAndGet(real);
                      excess.addAndGet(Math.max(0, real - reserved));
                    } else {
                      await(together);
                    }
                  }
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }

      assertThat(used.get())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(max + excess.get())
          .isGreaterThan(max / 2);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (BrokenBarrierException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Failure mode 28, without settling in between: the sum of reservations never passes the budget.
  @Test
  void whatIsSetAsideNeverPassesTheBudget() throws Exception {
    CyclicBarrier together = new CyclicBarrier(32);
    AtomicLong reserved = new AtomicLong();
    try (Household house = new Household(folder, 1_000, "");
        ExecutorService pool = Executors.newFixedThreadPool(32)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        ends.add(
            pool.submit(
                () -> {
                  await(together);
                  for (int n = 0; n < 50; n++) {
                    if (house.reserve(SANNE, Cost.ofText(7)) instanceof Room.Reserved) {
                      reserved.addAndGet(7);
                    }
                  }
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }

      assertThat(reserved.get()).isEqualTo(994);
    }
  }

  /// Failure mode 29: all must pass, and where one refuses none is charged.
  @Test
  void everyBudgetThatAppliesMustHaveRoom() {
    SharedBudget unit =
        new SharedBudget(Budget.Subject.UNIT, null, Budget.Quantity.TOKENS, Budget.Window.DAY, 100);
    SharedBudget each =
        new SharedBudget(
            Budget.Subject.PERSON, null, Budget.Quantity.REQUESTS, Budget.Window.HOUR, 2);
    try (Household house = new Household(folder, 1_000, "", unit, each)) {
      assertThat(house.call(SANNE, 60)).isTrue();
      assertThat(house.call(THIJS, 60)).as("the unit has 40 left").isFalse();
      assertThat(house.call(THIJS, 40)).as("a refused call cost nothing").isTrue();
      assertThat(house.call(WIES, 60)).as("another unit").isTrue();
      assertThat(house.call(WIES, 1)).isTrue();
      assertThat(house.call(WIES, 1)).as("a third request in the hour").isFalse();

      house.at("2026-11-22T11:00:00Z");

      assertThat(house.call(WIES, 1)).as("the next hour").isTrue();
      assertThat(house.call(SANNE, 1)).as("the unit's day goes on").isFalse();
    }
  }

  @Test
  void aKeyHasABudgetOfItsOwnAndPersonsDoNotShareIt() {
    String perKey = "[{quantity: requests, window: day, max: 1, per: key}]";
    try (Household house = new Household(folder, 1_000, perKey)) {
      assertThat(house.call(machine("zaak"), 1)).isTrue();
      assertThat(house.call(machine("zaak"), 1)).isFalse();
      assertThat(house.call(machine("archief"), 1)).isTrue();
      assertThat(house.call(SANNE, 1)).isTrue();
      assertThat(house.call(SANNE, 1)).isTrue();
    }
  }

  @Test
  void anEstimateOfEnergyInformsAndAMeasurementRefuses() {
    String hourly = "[{quantity: energy-wh, window: hour, max: 2}]";
    Cost estimated = new Cost(10, 1, 1_500_000, 0, 0);
    Cost measured = new Cost(10, 1, 1_500_000, 1_500_000, 0);
    try (Household house = new Household(folder, 1_000, hourly)) {
      settle(house, estimated);
      settle(house, estimated);
      assertThat(house.told()).extracting(Standing::exceeded).containsExactly(true);
      Room third = house.reserve(SANNE, estimated);
      assertThat(third).isInstanceOf(Room.Reserved.class);

      settle(house, measured);

      assertThat(house.reserve(SANNE, measured)).isInstanceOf(Room.Full.class);
      if (house.reserve(SANNE, estimated) instanceof Room.Reserved(Reservation reserved)) {
        reserved.settle(measured);
      }
      assertThat(house.reserve(SANNE, estimated))
          .as("what was measured is above the budget, whatever is estimated")
          .isInstanceOf(Room.Full.class);
      assertThat(house.reserve(SANNE, Cost.ofText(5)))
          .as("no energy")
          .isInstanceOf(Room.Reserved.class);
    }
  }

  private static void settle(Household house, Cost cost) {
    if (!(house.reserve(SANNE, cost) instanceof Room.Reserved(Reservation room))) {
      throw new AssertionError("no room");
    }
    room.settle(cost);
  }

  @Test
  void fourFifthsAreToldOnceInAWindow() {
    try (Household house = new Household(folder, 100, "")) {
      house.call(SANNE, 79);
      assertThat(house.told()).isEmpty();
      house.call(SANNE, 1);
      house.call(SANNE, 5);
      assertThat(house.told()).hasSize(1);
      assertThat(house.told().getFirst().percent()).isEqualTo(80);

      house.at("2026-11-23T00:00:00Z");
      house.call(SANNE, 90);

      assertThat(house.told()).hasSize(2);
    }
  }

  /// Failure mode 29: windows are of UTC, so the nights on which the clock changes have one end.
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
    "2026-10-25T00:59:59Z, 2026-10-25T01:00:00Z",
    "2026-10-25T01:59:59Z, 2026-10-25T02:00:00Z"
  })
  void aChangeOfSummerTimeNeitherOpensNorShortensADay(String before, String after) {
    try (Household house = new Household(folder, 100, "")) {
      house.at(before);
      assertThat(house.call(SANNE, 100)).isTrue();

      house.at(after);

      assertThat(house.reserve(SANNE, Cost.ofText(1)))
          .isInstanceOfSatisfying(
              Room.Full.class,
              full -> assertThat(full.standing().secondsLeft()).isBetween(79_200L, 82_800L));
    }
  }

  @Test
  void aCallIsChargedToTheWindowInWhichItBegan() {
    try (Household house = new Household(folder, 100, "")) {
      house.at("2026-11-22T23:59:00Z");
      if (!(house.reserve(SANNE, Cost.ofText(100)) instanceof Room.Reserved(Reservation room))) {
        throw new AssertionError("no room");
      }

      house.at("2026-11-23T00:01:00Z");
      room.settle(Cost.ofText(100));

      assertThat(house.call(SANNE, 100)).isTrue();
      assertThat(house.call(SANNE, 1)).isFalse();
    }
  }

  /// Failure mode 29: a start gives nobody a second budget, nor takes one away.
  @Test
  void countsSurviveARestart() {
    SharedBudget month =
        new SharedBudget(
            Budget.Subject.UNIT, "Natuur", Budget.Quantity.TOKENS, Budget.Window.MONTH, 300);
    SharedBudget each =
        new SharedBudget(
            Budget.Subject.PERSON, null, Budget.Quantity.TOKENS, Budget.Window.DAY, 200);
    try (Household house = new Household(folder, 1_000, "", month, each)) {
      house.at("2026-11-20T12:00:00Z");
      house.call(WIES, 150);
      house.at("2026-11-22T12:00:00Z");
      house.call(WIES, 100);
      house.call(SANNE, 120);

      house.restart();

      assertThat(house.unattributed()).isZero();
      assertThat(house.call(WIES, 51)).as("the unit's month").isFalse();
      assertThat(house.call(WIES, 50)).isTrue();
      assertThat(house.call(SANNE, 81)).as("her day").isFalse();
      assertThat(house.call(SANNE, 80)).isTrue();
      assertThat(house.call(THIJS, 200)).as("his own day").isTrue();
    }
  }

  /// Failure mode 31: without the diary, everybody is charged with all of it.
  @Test
  void aDiaryThatIsLostGivesNobodyASecondBudget() throws IOException {
    SharedBudget each =
        new SharedBudget(
            Budget.Subject.PERSON, null, Budget.Quantity.TOKENS, Budget.Window.DAY, 200);
    try (Household house = new Household(folder, 1_000, "", each)) {
      house.call(SANNE, 150);
      house.restart();
      house.call(SANNE, 20);
      house.budgets().close();
      Files.delete(house.folder().resolve("data/budgets/diary.txt"));

      house.restart();

      assertThat(house.unattributed()).isEqualTo(2);
      assertThat(house.call(SANNE, 31)).isFalse();
      assertThat(house.call(SANNE, 30)).isTrue();
      assertThat(house.call(WIES, 31)).as("who knows").isFalse();
      house.at("2026-11-23T00:00:00Z");
      assertThat(house.call(WIES, 200)).as("the next day").isTrue();
    }
  }

  @Test
  void aKeyThatIsLostTakesItsDiaryWithIt() throws IOException {
    SharedBudget each =
        new SharedBudget(
            Budget.Subject.PERSON, null, Budget.Quantity.TOKENS, Budget.Window.DAY, 200);
    try (Household house = new Household(folder, 1_000, "", each)) {
      house.call(SANNE, 150);
      house.budgets().close();
      Files.delete(house.folder().resolve("keys/budgets.key"));

      house.restart();
      house.restart();

      assertThat(house.unattributed()).isEqualTo(1);
      assertThat(house.call(WIES, 51)).isFalse();
    }
  }

  @Test
  void aDiaryWithATornLineIsReadUpToIt() throws IOException {
    SharedBudget each =
        new SharedBudget(
            Budget.Subject.PERSON, null, Budget.Quantity.TOKENS, Budget.Window.DAY, 200);
    try (Household house = new Household(folder, 1_000, "", each)) {
      house.call(SANNE, 100);
      house.budgets().close();
      Path diary = house.folder().resolve("data/budgets/diary.txt");
      Files.writeString(diary, Files.readString(diary) + "17958");

      house.restart();

      assertThat(house.unattributed()).isZero();
      assertThat(house.call(SANNE, 101)).isFalse();
    }
  }

  @Test
  void theDiaryNamesNobodyAndANewMonthBeginsItAnew() throws IOException {
    try (Household house = new Household(folder, 1_000, "")) {
      house.call(SANNE, 10);
      house.restart();
      String diary = Files.readString(house.folder().resolve("data/budgets/diary.txt"));
      house.at("2026-12-01T00:00:00Z");

      house.restart();

      assertThat(diary).contains("klare-taal").doesNotContain("sanne", "Mobiliteit", "portal");
      assertThat(house.folder().resolve("data/budgets/diary.txt")).isEmptyFile();
    }
  }
}
