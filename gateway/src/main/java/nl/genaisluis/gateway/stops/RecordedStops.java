package nl.genaisluis.gateway.stops;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.event.StopLifted;
import nl.genaisluis.audit.event.StopSet;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.accountability.StopBoard;
import nl.genaisluis.gateway.accountability.StopFault;
import nl.genaisluis.gateway.accountability.StopScope;
import nl.genaisluis.gateway.accountability.StopView;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.motive.Motive;
import nl.genaisluis.gateway.nodes.InForce;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.policy.Stops;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stops of this gateway. Thread-safe; [#current] never blocks.
public final class RecordedStops implements StopBoard {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedStops.class);

  private final Recorder recorder;
  private final Set<String> keys;
  private final Pseudonyms pseudonyms;
  private final Clock clock;

  // Guarded by this: the stops in force, oldest first; those that other nodes called out; and those
  // that are lifted, until the record has told so.
  private final Map<String, Held> held = new LinkedHashMap<>();
  private List<InForce> called = List.of();
  private final Set<String> lifted = new LinkedHashSet<>();
  private @Nullable Nodes nodes;

  private volatile Stops current = Stops.NONE;

  /// A stop and the pseudonym of who set it; null when the record no longer says.
  private record Held(StopView view, @Nullable String setter) {}

  /// @param folder of the keys
  /// @param keys ids of the programs whose credential can be revoked
  public RecordedStops(Recorder recorder, Path folder, Set<String> keys, Clock clock) {
    this.recorder = recorder;
    this.keys = Set.copyOf(keys);
    this.pseudonyms = Pseudonyms.in(folder);
    this.clock = clock;
  }

  /// What is stopped now.
  public Stops current() {
    return current;
  }

  /// Goes along with other nodes from now on, after the record was taken over: what one of them
  /// stops or lifts holds here too. Blocks; refuses a key of pseudonyms that is not theirs, because
  /// it could not tell who set a stop.
  public void join(Nodes joined) {
    joined.same(Pseudonyms.FILE, pseudonyms.mark());
    List<String> over;
    synchronized (this) {
      over = List.copyOf(lifted);
      lifted.clear();
      nodes = joined;
    }
    if (!over.isEmpty()) {
      joined.lift(over).join();
    }
    joined.hear(this::heard);
  }

  private synchronized void heard(List<InForce> stops) {
    if (!stops.equals(called)) {
      called = stops;
      publish();
    }
  }

  /// Tells the others, who would otherwise hear it from the record a little later.
  private void call(Function<Nodes, CompletableFuture<Boolean>> tell) {
    Nodes joined;
    synchronized (this) {
      joined = nodes;
    }
    if (joined != null) {
      var _ =
          tell.apply(joined)
              .whenComplete(
                  (_, failed) -> {
                    if (failed != null) {
                      LOG.atWarn()
                          .addKeyValue("code", "stop_not_called")
                          .log("other nodes hear of a stop from the record only");
                    }
                  });
    }
  }

  /// Takes over an entry of the record: an earlier one at the start, and then those of all nodes.
  /// Blocks while it reads content, and lets the others go on meanwhile.
  public void replay(Entry entry, Ledger ledger) {
    Content content = entry.event() instanceof StopSet ? ledger.content(entry.leaf()) : null;
    replay(entry, Motive.read(content, pseudonyms.mark()));
  }

  private synchronized void replay(Entry entry, Motive motive) {
    switch (entry.event()) {
      case StopSet set -> {
        if (lifted.contains(set.stop())) {
          return;
        }
        StopScope scope = StopScope.find(set.scope());
        Role role = role(set.role());
        StopView view =
            new StopView(
                set.stop(),
                scope == null ? StopScope.ALLES : scope,
                scope == null ? null : set.id(),
                motive.reason(),
                entry.moment(),
                role,
                null);
        held.put(set.stop(), new Held(view, motive.setter()));
        publish();
      }
      case StopLifted over -> {
        held.remove(over.stop());
        if (nodes == null) {
          lifted.add(over.stop());
        } else {
          lifted.remove(over.stop());
          call(joined -> joined.lift(List.of(over.stop())));
        }
        publish();
      }
      default -> {
        return;
      }
    }
  }

  @Override
  public Future<StopView> set(Caller caller, StopScope scope, @Nullable String id, String reason) {
    String stop = ExchangeIds.fresh();
    Role role = stopRole(caller);
    StopView view = new StopView(stop, scope, id, reason, clock.instant(), role, null);
    Motive motive = new Motive(reason, pseudonyms.of(caller.subject()), pseudonyms.mark());
    return recorder
        .append(new StopSet(stop, stop, scope.code(), id, role.code()), motive.content())
        .recover(_ -> Future.failedFuture(new StopFault(StopFault.Reason.NOT_RECORDED)))
        .map(
            _ -> {
              add(new Held(view, motive.setter()));
              call(joined -> joined.stop(new InForce(stop, scope.code(), id)));
              return view;
            });
  }

  @Override
  public Future<StopView> lift(Caller caller, String stopId) {
    Held found = find(stopId);
    if (found == null) {
      return Future.failedFuture(new StopFault(StopFault.Reason.UNKNOWN_STOP));
    }
    String setter = found.setter();
    if (setter == null || setter.equals(pseudonyms.of(caller.subject()))) {
      // Where nobody can say any more who set it, it may have been this person.
      return Future.failedFuture(new StopFault(StopFault.Reason.SAME_PERSON));
    }
    return recorder
        .append(new StopLifted(ExchangeIds.fresh(), stopId, stopRole(caller).code()), null)
        .recover(_ -> Future.failedFuture(new StopFault(StopFault.Reason.NOT_RECORDED)))
        .map(
            _ -> {
              remove(stopId);
              call(joined -> joined.lift(List.of(stopId)));
              StopView view = found.view();
              return new StopView(
                  view.id(),
                  view.scope(),
                  view.target(),
                  view.reason(),
                  view.setAt(),
                  view.setBy(),
                  clock.instant());
            });
  }

  @Override
  public Set<String> keys() {
    return keys;
  }

  @Override
  public synchronized List<StopView> all() {
    List<StopView> views = new ArrayList<>();
    held.values().forEach(one -> views.add(one.view()));
    Collections.reverse(views);
    return List.copyOf(views);
  }

  private synchronized @Nullable Held find(String stop) {
    return held.get(stop);
  }

  private synchronized void add(Held one) {
    held.put(one.view().id(), one);
    publish();
  }

  private synchronized void remove(String stop) {
    held.remove(stop);
    if (nodes != null) {
      lifted.add(stop);
    }
    publish();
  }

  private void publish() {
    Targets targets = new Targets();
    held.values().forEach(one -> targets.add(one.view().scope(), one.view().target()));
    for (InForce one : called) {
      if (!lifted.contains(one.stop())) {
        StopScope scope = StopScope.find(one.scope());
        targets.add(scope == null ? StopScope.ALLES : scope, one.target());
      }
    }
    current = targets.stops();
  }

  /// What stops add up to.
  private static final class Targets {
    private boolean everything;
    private final Set<String> models = new HashSet<>();
    private final Set<String> providers = new HashSet<>();
    private final Set<String> useCases = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    void add(StopScope scope, @Nullable String target) {
      switch (scope) {
        case ALLES -> everything = true;
        case MODEL -> addTo(models, target);
        case AANBIEDER -> addTo(providers, target);
        case TOEPASSING -> addTo(useCases, target);
        case SLEUTEL -> addTo(keys, target);
      }
    }

    Stops stops() {
      return new Stops(everything, models, providers, useCases, keys);
    }
  }

  private static void addTo(Set<String> targets, @Nullable String target) {
    if (target != null) {
      targets.add(target);
    }
  }

  private static Role stopRole(Caller caller) {
    return caller.roles().contains(Role.COMMISSIE) ? Role.COMMISSIE : Role.BEHEERDER;
  }

  private static Role role(String code) {
    return code.equals(Role.COMMISSIE.code()) ? Role.COMMISSIE : Role.BEHEERDER;
  }
}
