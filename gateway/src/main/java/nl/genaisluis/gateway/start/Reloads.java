package nl.genaisluis.gateway.start;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.budget.Accounts;
import nl.genaisluis.gateway.change.Approval;
import nl.genaisluis.gateway.change.Change;
import nl.genaisluis.gateway.change.ChangeApi;
import nl.genaisluis.gateway.change.Outcome;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up a new configuration, whole or not at all: read and validated as at a start, compared,
/// agreed to where it permits more, on record, and only then in force. One at a time.
final class Reloads implements ChangeApi.Configurations {
  private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);
  private static final int HISTORY_MAX = 200;
  private static final String APPROVER = "approver ";

  /// Checks wait in a short queue for a free core; after so long none is under way under old rules.
  private static final long RETIRED_AFTER_SECONDS = 120;

  private final Vertx vertx;
  private final InForce inForce;
  private final Around around;
  private final Clock clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  /// The exchange of what this node put on record last, and what another took up after that.
  private volatile String own = "";

  private volatile String elsewhere = "";

  /// How often, and how often at most, the folder is looked at for what another node took up.
  private static final long FOLLOWING_MILLIS = 5_000;

  private static final int FOLLOWING_TRIES = 60;

  // Guarded by itself: newest first.
  private final Deque<ChangeApi.Version> history = new ArrayDeque<>();

  /// What a change is recorded in and taken up by.
  record Around(
      Ledger ledger, Accounts budgets, BiPredicate<Model, Provider> reachable, Metrics metrics) {}

  Reloads(Vertx vertx, InForce inForce, Around around, Clock clock) {
    this.vertx = vertx;
    this.inForce = inForce;
    this.around = around;
    this.clock = clock;
  }

  /// Takes over an earlier entry of the record; for the start.
  void replay(Entry entry) {
    if (entry.event() instanceof PolicyChanged changed) {
      remember(changed, entry.time(), entry.leaf());
    }
  }

  /// Hears what any node put on record. When another one took up a configuration, this one does so
  /// as soon as its own folder holds the same: it is agreed to and on record already.
  void hear(Entry entry) {
    if (!(entry.event() instanceof PolicyChanged changed)) {
      return;
    }
    if (changed.exchange().equals(own)) {
      elsewhere = "";
      return;
    }
    replay(entry);
    elsewhere = changed.to();
    catchUp(changed.to(), FOLLOWING_TRIES);
  }

  private void catchUp(String version, int tries) {
    if (!elsewhere.equals(version) || inForce.loaded().version().equals(version)) {
      return;
    }
    if (tries == 0) {
      LOG.atError()
          .addKeyValue("code", "configuration_differs")
          .addKeyValue("policyVersion", inForce.loaded().version())
          .log("another node took up a configuration that this one cannot take up");
      around.metrics().reloaded("differs");
      return;
    }
    vertx
        .executeBlocking(() -> follow(version), false)
        .onComplete(_ -> vertx.setTimer(FOLLOWING_MILLIS, _ -> catchUp(version, tries - 1)));
  }

  /// Takes up this version if the folder holds it, without a word on the record.
  ///
  /// @return whether it is in force
  private boolean follow(String version) {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      Loaded before = inForce.loaded();
      Loaded after = Loaded.from(before.folder().again(), LocalDate.now(clock));
      boolean same = after.version().equals(version) && !version.equals(before.version());
      if (!same || !StartOnly.keys(before, after).isEmpty()) {
        return false;
      }
      enforce(new Step(before, after, inForce.checks().with(before, after)));
      around.metrics().reloaded("followed");
      LOG.atInfo()
          .addKeyValue("code", "followed")
          .addKeyValue("policyVersion", version)
          .log("the configuration of another node was taken up");
      return true;
    } catch (ConfigException | IllegalArgumentException unfinished) {
      // Somebody may be writing the folder; what it says is looked at again.
      return false;
    } finally {
      busy.set(false);
    }
  }

  /// The record is at its end: puts the configuration of this start on it when it is another than
  /// the last. Blocks until it is durable.
  ///
  /// @throws ConfigException when the last one named approvers and none of them agreed to this one:
  ///   what it said is not here to compare with, so the change counts as one that permits more
  void begin() {
    Loaded loaded = inForce.loaded();
    ChangeApi.Version before;
    synchronized (history) {
      before = history.peekFirst();
    }
    String last = before == null ? null : before.version();
    if (!loaded.version().equals(last)) {
      List<String> lines = new ArrayList<>();
      if (before != null) {
        agreedAtStart(before, loaded)
            .forEach(name -> lines.add(PolicyChanged.line("approved by " + name)));
      }
      lines.addAll(approvers(loaded));
      lines.addAll(loaded.files());
      var _ = put(new PolicyChanged(Gatehouse.exchangeId(), last, loaded.version(), lines));
    }
  }

  /// Who agreed to this start; nobody when nobody had to.
  private static List<String> agreedAtStart(ChangeApi.Version before, Loaded loaded) {
    List<String> approvers =
        before.lines().stream()
            .filter(line -> line.startsWith(APPROVER))
            .map(line -> line.substring(APPROVER.length()))
            .toList();
    if (approvers.isEmpty()) {
      return List.of();
    }
    Path place = loaded.folder().place();
    Approval.Worth worth =
        place == null
            ? new Approval.Worth.Lacking("there is no folder")
            : Approval.read(
                place, new Approval.Approvers(approvers), before.version(), loaded.version());
    return switch (worth) {
      case Approval.Worth.Agreed(List<String> names) -> names;
      case Approval.Worth.Lacking(String cause) ->
          throw new ConfigException(
              "another configuration than the last one on record needs an approver: "
                  + cause
                  + "; sluis.jar approve --from "
                  + before.version());
    };
  }

  /// The keys that a later change is held to, as lines on record.
  private static List<String> approvers(Loaded loaded) {
    Approval.Approvers approvers = loaded.settings().approval();
    return approvers == null
        ? List.of()
        : approvers.approvers().stream().map(key -> APPROVER + key).toList();
  }

  @Override
  public List<ChangeApi.Version> history() {
    synchronized (history) {
      return List.copyOf(history);
    }
  }

  @Override
  public Future<Outcome> reload(boolean trial) {
    if (!busy.compareAndSet(false, true)) {
      return Future.failedFuture(
          new ApiFault(
              409, "busy", "Er wordt al een configuratie gelezen", "Probeer het zo opnieuw."));
    }
    return vertx
        .executeBlocking(() -> read(trial), false)
        .onSuccess(this::tell)
        .onFailure(_ -> around.metrics().reloaded("failed"))
        .onComplete(_ -> busy.set(false));
  }

  private void tell(Outcome outcome) {
    around.metrics().reloaded(outcome.code());
    LOG.atInfo()
        .addKeyValue("code", outcome.code())
        .addKeyValue("policyVersion", inForce.loaded().version())
        .log("the configuration was read again");
  }

  private Outcome read(boolean trial) {
    Loaded before = inForce.loaded();
    ConfigFolder folder;
    Loaded after;
    Checks checks;
    try {
      folder = before.folder().again();
      after = Loaded.from(folder, LocalDate.now(clock));
      if (after.version().equals(before.version())) {
        return new Outcome.Same(before.version());
      }
      List<String> fixed = StartOnly.keys(before, after);
      if (!fixed.isEmpty()) {
        return new Outcome.NeedsRestart(fixed);
      }
      checks = inForce.checks().with(before, after);
    } catch (ConfigException | IllegalArgumentException wrong) {
      return new Outcome.Invalid(String.valueOf(wrong.getMessage()).lines().toList());
    }
    return weighed(new Step(before, after, checks), folder.place(), trial);
  }

  /// From one configuration to another.
  private record Step(Loaded before, Loaded after, Checks checks) {
    String from() {
      return before.version();
    }

    String to() {
      return after.version();
    }
  }

  private Outcome weighed(Step step, @Nullable Path place, boolean trial) {
    Change change = Change.between(step.before().records(), step.after().records());
    // Bytes that differ where no value does are comments; a version of its own all the same.
    List<String> agreed = List.of();
    Approval.Approvers approvers = step.before().settings().approval();
    if (change.permitsMore() && approvers != null) {
      Approval.Worth worth =
          place == null
              ? new Approval.Worth.Lacking("there is no folder")
              : Approval.read(place, approvers, step.from(), step.to());
      switch (worth) {
        case Approval.Worth.Lacking(String cause) -> {
          discard(step);
          return new Outcome.NeedsApproval(step.from(), step.to(), cause, change.lines());
        }
        case Approval.Worth.Agreed _ when wasAgreed(step) && !step.to().equals(elsewhere) -> {
          discard(step);
          return new Outcome.NeedsApproval(
              step.from(), step.to(), "it was used for this change before", change.lines());
        }
        case Approval.Worth.Agreed(List<String> names) -> agreed = names;
      }
    }
    String leaf = null;
    if (trial) {
      discard(step);
    } else {
      leaf = takeUp(step, recorded(step, change, agreed));
    }
    return new Outcome.Changed(
        step.from(), step.to(), change.permitsMore(), agreed, change.lines(), leaf);
  }

  /// An approval is for one change: taken back and made again, the change is another one, for which
  /// the organisation may have had its reasons.
  private boolean wasAgreed(Step step) {
    synchronized (history) {
      return history.stream()
          .anyMatch(
              one ->
                  one.version().equals(step.to())
                      && one.before().equals(step.from())
                      && one.lines().stream().anyMatch(line -> line.startsWith("approved by")));
    }
  }

  private static PolicyChanged recorded(Step step, Change change, List<String> agreed) {
    List<String> lines = new ArrayList<>();
    lines.add(change.permitsMore() ? "permits more" : "permits no more");
    agreed.forEach(name -> lines.add(PolicyChanged.line("approved by " + name)));
    lines.addAll(approvers(step.after()));
    lines.addAll(change.recorded());
    List<String> unchanged = step.before().files();
    step.after().files().stream().filter(one -> !unchanged.contains(one)).forEach(lines::add);
    return new PolicyChanged(Gatehouse.exchangeId(), step.from(), step.to(), lines);
  }

  /// Puts the change on record, and then in force.
  ///
  /// @return its leaf
  private String takeUp(Step step, PolicyChanged changed) {
    Receipt receipt;
    try {
      receipt = put(changed);
    } catch (LedgerFault failing) {
      discard(step);
      throw failing;
    }
    enforce(step);
    return receipt.leafId();
  }

  private void enforce(Step step) {
    ProhibitedUse former = inForce.checks().prohibitedUse();
    Policy policy = step.checks().policy(step.after(), around.reachable(), clock);
    // Counted before it may be used: no call passes without its budgets.
    around.budgets().adopt(step.after().useCases());
    inForce.put(step.after(), step.checks(), policy);
    vertx.setTimer(TimeUnit.SECONDS.toMillis(RETIRED_AFTER_SECONDS), _ -> inForce.retire(former));
  }

  /// Closes checks that will not come into force.
  private void discard(Step step) {
    ProhibitedUse made = step.checks().prohibitedUse();
    if (made != inForce.checks().prohibitedUse()) {
      made.close();
    }
  }

  private Receipt put(PolicyChanged changed) {
    own = changed.exchange();
    try {
      Receipt receipt = around.ledger().append(changed, null).join();
      remember(changed, Entry.minute(clock.instant()), receipt.leafId());
      return receipt;
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof LedgerFault fault ? fault : failed;
    }
  }

  private void remember(PolicyChanged changed, String time, String leaf) {
    synchronized (history) {
      history.addFirst(
          new ChangeApi.Version(
              changed.to(),
              Objects.requireNonNullElse(changed.from(), ""),
              time,
              leaf,
              changed.changes()));
      if (history.size() > HISTORY_MAX) {
        history.removeLast();
      }
    }
  }
}
