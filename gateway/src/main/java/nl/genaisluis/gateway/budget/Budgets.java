package nl.genaisluis.gateway.budget;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.Budget;
import nl.genaisluis.policy.usecase.UseCase;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;

/// All budgets and what was used of them. Thread-safe; holds at most [#COUNTERS_MAX] counts, and
/// has no room for a caller for whom there is no place to count.
public final class Budgets implements Accounts {
  static final int COUNTERS_MAX = 200_000;

  private final Clock clock;
  private final List<SharedBudget> shared;
  private final Marks marks;
  private final Diary diary;
  private final Watcher watcher;

  // Guarded by this: the counts, by rule and subject, and what nobody can be charged with.
  private final Map<String, Counter> counters = new HashMap<>();
  private final Map<Integer, Unattributed> unattributed = new HashMap<>();
  private List<Rule> rules;

  private record Unattributed(long endsAt, Cost cost) {}

  /// Where the counts are kept between starts.
  ///
  /// @param data folder of the diary
  /// @param keys folder of the key of its pseudonyms
  public record Places(Path data, Path keys) {}

  /// Budgets of these use cases and these that are shared.
  public Budgets(
      UseCases useCases, List<SharedBudget> shared, Places places, Clock clock, Watcher watcher) {
    this.clock = clock;
    this.watcher = watcher;
    this.diary = Diary.open(places.data(), clock);
    // Without its key a diary tells nothing: then nothing of this month can be attributed.
    Instant since = diary.lines().isEmpty() ? clock.instant() : Instant.EPOCH;
    this.marks = Marks.in(places.keys(), since);
    if (marks.fresh()) {
      diary.forget();
    }
    this.shared = List.copyOf(shared);
    this.rules = Rule.all(useCases, this.shared, marks);
  }

  /// The budgets of these use cases that have not counted since their window began, because their
  /// use case had no such budget before; one line each. Only a start reads the past for them.
  public static List<String> uncounted(UseCases before, UseCases after) {
    List<String> uncounted = new ArrayList<>();
    for (UseCase now : after.useCases()) {
      UseCase was = before.useCase(now.id());
      if (was == null) {
        continue;
      }
      for (Budget one : now.limits().allBudgets()) {
        if (was.limits().allBudgets().stream().noneMatch(other -> sameScope(one, other))) {
          uncounted.add("use_cases[" + now.id() + "].limits.budgets");
        }
      }
    }
    return uncounted.stream().distinct().toList();
  }

  private static boolean sameScope(Budget one, Budget other) {
    return one.quantity() == other.quantity()
        && one.window() == other.window()
        && one.per() == other.per();
  }

  @Override
  public synchronized void adopt(UseCases useCases) {
    List<Rule> adopted = new ArrayList<>();
    int next = rules.stream().mapToInt(Rule::index).max().orElse(-1) + 1;
    for (Rule wanted : Rule.all(useCases, shared, marks)) {
      Rule known = rules.stream().filter(wanted::sameScope).findFirst().orElse(null);
      adopted.add(wanted.at(known == null ? next++ : known.index()));
    }
    for (Rule rule : rules) {
      String useCase = rule.useCase();
      if (useCase != null && useCases.useCase(useCase) == null) {
        adopted.add(rule);
      }
    }
    rules = List.copyOf(adopted);
  }

  @Override
  public Party party(String useCase, Caller caller) {
    return Party.of(useCase, caller, marks);
  }

  @Override
  public CompletionStage<Room> ask(Party party, Cost cost) {
    return CompletableFuture.completedStage(reserve(party, cost));
  }

  @Override
  public CompletionStage<Peek> look(Party party, Cost cost) {
    return CompletableFuture.completedStage(peek(party, cost));
  }

  /// Sets room aside in every budget that applies, or in none.
  ///
  /// @param cost the most that the call is reckoned to use
  public synchronized Room reserve(Party party, Cost cost) {
    Instant now = clock.instant();
    List<Counter> mine = counters(party, now);
    Standing full = full(mine, cost, now);
    if (full != null) {
      return new Room.Full(full);
    }
    mine.forEach(counter -> counter.reserve(cost));
    return new Room.Reserved(new OwnReservation(this, party, cost, mine, now));
  }

  /// Looks whether a call of this size would get room now.
  public synchronized Peek peek(Party party, Cost cost) {
    Instant now = clock.instant();
    List<Counter> mine = counters(party, now);
    return new Peek(full(mine, cost, now), tightest(mine, now));
  }

  static @Nullable Standing full(List<Counter> mine, Cost cost, Instant now) {
    return mine.stream()
        .filter(counter -> !counter.hasRoom(cost))
        .map(counter -> Standing.of(counter.rule(), counter, now))
        .max(Comparator.comparingLong(Standing::secondsLeft))
        .orElse(null);
  }

  static @Nullable Standing tightest(List<Counter> mine, Instant now) {
    return mine.stream()
        .filter(counter -> counter.rule().quantity() == Budget.Quantity.TOKENS)
        .map(counter -> Standing.of(counter.rule(), counter, now))
        .min(Comparator.comparingDouble(Standing::remaining))
        .orElse(null);
  }

  private List<Counter> counters(Party party, Instant now) {
    List<Counter> mine = new ArrayList<>();
    for (Rule rule : rules) {
      String whose = rule.counts(party);
      if (whose != null) {
        mine.add(counter(rule, whose, now));
      }
    }
    return mine;
  }

  private Counter counter(Rule rule, String whose, Instant now) {
    String place = rule.index() + " " + whose;
    Counter known = counters.get(place);
    if (known != null && !known.over(now.getEpochSecond())) {
      known.follow(rule);
      return known;
    }
    Counter fresh = new Counter(rule, rule.window().end(now).getEpochSecond());
    Unattributed everybodys = unattributed.get(rule.index());
    if (everybodys != null && now.getEpochSecond() < everybodys.endsAt()) {
      fresh.use(everybodys.cost());
    }
    if (counters.size() >= COUNTERS_MAX) {
      counters.values().removeIf(counter -> counter.over(now.getEpochSecond()));
    }
    if (counters.size() >= COUNTERS_MAX) {
      fresh.shut();
      return fresh;
    }
    counters.put(place, fresh);
    return fresh;
  }

  /// Under the lock: says what a count has come to, each thing once.
  void tell(Counter counter) {
    boolean warns = counter.warnsFirst();
    boolean exceeds = counter.exceedsFirst();
    if (warns || exceeds) {
      watcher.crossed(Standing.of(counter.rule(), counter, clock.instant()));
    }
  }

  void write(Instant at, Party party, Cost used) {
    diary.write(at, party, used);
  }

  @Override
  public Past past(Register register) {
    return new Past(this::restore, register, clock.instant(), marks.since());
  }

  /// Takes over what use cases used by the record, and what others used by the diary. What the
  /// record knows and the diary does not is charged to everybody.
  ///
  /// @return how many requests of this month nobody in particular can be charged with
  synchronized long restore(Past past) {
    Instant now = clock.instant();
    Totals written = new Totals(now);
    diary.lines().forEach(one -> written.add(one.hour(), one.party().useCase(), one.cost()));
    for (Rule rule : rules) {
      Cost recorded = past.recorded().of(rule.useCase(), rule.window());
      if (rule.subject() == Budget.Subject.USE_CASE) {
        Cost used = past.whole().of(rule.useCase(), rule.window());
        counter(rule, String.valueOf(rule.useCase()), now).use(used);
      } else {
        Cost lost = recorded.beyond(written.of(rule.useCase(), rule.window()));
        long endsAt = rule.window().end(now).getEpochSecond();
        unattributed.put(rule.index(), new Unattributed(endsAt, lost));
      }
    }
    diary.lines().forEach(one -> charge(one, now));
    diary.begin();
    Cost recorded = past.recorded().of(null, Budget.Window.MONTH);
    return recorded.beyond(written.of(null, Budget.Window.MONTH)).requests();
  }

  private void charge(Diary.Line line, Instant now) {
    for (Rule rule : rules) {
      String whose = rule.counts(line.party());
      boolean mine = whose != null && rule.subject() != Budget.Subject.USE_CASE;
      if (mine && !line.hour().isBefore(rule.window().start(now))) {
        counter(rule, String.valueOf(whose), now).use(line.cost());
      }
    }
  }

  @Override
  public void close() {
    diary.close();
  }
}
