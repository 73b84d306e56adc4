package nl.genaisluis.gateway.budget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.EnergyFigure;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Tokens;
import nl.genaisluis.audit.ledger.MovingClock;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.UseCases;

/// Budgets over the use cases of the tests, with a clock that a test moves and a record that a test
/// writes.
final class Household implements AutoCloseable {
  static final String USE_CASE = "klare-taal";
  private static final String DAY = "tokens_per_day: 50000000";

  private final Path folder;
  private final UseCases useCases;
  private final Register register;
  private final List<SharedBudget> shared;
  private final List<Entry> record = new ArrayList<>();
  private final List<Standing> told = new ArrayList<>();
  private final MovingClock clock = new MovingClock("2026-11-22T10:20:00Z");
  private Budgets budgets;
  private long unattributed;

  /// @param tokens the day budget of every use case
  /// @param budgets the value of `budgets` in the limits of every use case
  Household(Path folder, long tokens, String budgets, SharedBudget... shared) {
    this.folder = folder;
    this.shared = List.of(shared);
    String more = budgets.isEmpty() ? "" : ", budgets: " + budgets;
    ConfigFolder config =
        config(folder, resource("use-cases").replace(DAY, "tokens_per_day: " + tokens + more));
    this.useCases = config.read("use-cases.yaml", UseCases.class);
    this.register = config.read("models.yaml", Register.class);
    this.budgets = open();
  }

  private static ConfigFolder config(Path folder, String useCases) {
    try {
      Path config = Files.createDirectories(folder.resolve("config"));
      Files.writeString(config.resolve("use-cases.yaml"), useCases);
      Files.writeString(
          config.resolve("models.yaml"),
          resource("models").replace("${UPSTREAM}", "http://127.0.0.1:9/v1"));
      return ConfigFolder.of(config);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Household.class.getResourceAsStream("/start/" + name + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Budgets open() {
    Budgets fresh =
        new Budgets(
            useCases,
            shared,
            new Budgets.Places(folder.resolve("data"), folder.resolve("keys")),
            clock,
            told::add);
    Past past = fresh.past(register);
    record.forEach(past::replay);
    unattributed = past.end();
    return fresh;
  }

  /// What is bounded here, for budgets that several nodes share.
  JointBudgets.Configured configured() {
    return new JointBudgets.Configured(useCases, shared);
  }

  Register register() {
    return register;
  }

  /// Everything on record so far.
  List<Entry> record() {
    return List.copyOf(record);
  }

  Clock clock() {
    return clock;
  }

  Budgets budgets() {
    return budgets;
  }

  /// What the budgets told, in order.
  List<Standing> told() {
    return told;
  }

  /// Requests that the last start could charge to nobody.
  long unattributed() {
    return unattributed;
  }

  void at(String moment) {
    clock.set(moment);
  }

  /// Takes up other use cases, without a stop.
  ///
  /// @param change of the file as the tests have it
  void adopt(UnaryOperator<String> change) {
    budgets.adopt(
        config(folder, change.apply(resource("use-cases"))).read("use-cases.yaml", UseCases.class));
  }

  /// Stops and starts.
  void restart() {
    budgets.close();
    budgets = open();
  }

  Path folder() {
    return folder;
  }

  static Caller person(String name, String unit) {
    return new Caller(name, Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), unit, "portal");
  }

  static Caller machine(String key) {
    return new Caller("key:" + key, Caller.Kind.MACHINE, Set.of(Role.ONTWIKKELAAR), null, key);
  }

  /// Asks for room.
  Room reserve(Caller caller, Cost most) {
    return budgets.reserve(budgets.party(USE_CASE, caller), most);
  }

  /// A whole call that used this, on record as production writes it; false when there is no room.
  boolean call(Caller caller, long tokens) {
    if (!(reserve(caller, Cost.ofText(tokens)) instanceof Room.Reserved(Reservation room))) {
      return false;
    }
    room.settle(Cost.ofText(tokens));
    String exchange = "%032x".formatted(record.size());
    append(
        new Opened(
            exchange,
            USE_CASE,
            "chat",
            List.of("proefmodel-7b"),
            "v1",
            false,
            "medewerker",
            10,
            java.util.Map.of(),
            false));
    append(
        new Closed(
            exchange,
            USE_CASE,
            "completed",
            "proefmodel-7b",
            List.of(),
            new Tokens(tokens, 0, 0, 0, "provider"),
            EnergyFigure.unknown("none"),
            List.of()));
    return true;
  }

  /// Puts an event on record at this moment.
  void append(Event event) {
    record.add(
        new Entry(
            record.size(),
            "%032x".formatted(record.size()),
            Entry.minute(clock.instant()),
            event,
            null));
  }

  @Override
  public void close() {
    budgets.close();
  }
}
