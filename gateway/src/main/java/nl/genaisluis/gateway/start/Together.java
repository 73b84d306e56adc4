package nl.genaisluis.gateway.start;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import nl.genaisluis.audit.ledger.Following;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.Postgres;
import nl.genaisluis.gateway.budget.Accounts;
import nl.genaisluis.gateway.budget.Budgets;
import nl.genaisluis.gateway.budget.JointBudgets;
import nl.genaisluis.gateway.budget.SharedBudget;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.erasure.Holds;
import nl.genaisluis.gateway.meter.Meters;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesAt;
import nl.genaisluis.gateway.nodes.NodesFault;
import nl.genaisluis.gateway.stops.RecordedStops;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;

/// How a gateway goes along with others on one database; a gateway that stands alone has nobody to
/// go along with.
final class Together implements AutoCloseable {
  /// Ends the name of the schema that lies beside that of the record.
  private static final String BESIDE = "_nodes";

  private final @Nullable Nodes nodes;
  private final List<Following> followings = new ArrayList<>();

  private Together(@Nullable Nodes nodes) {
    this.nodes = nodes;
  }

  /// Joins the others. Blocks.
  ///
  /// @param at null for a gateway that stands alone
  static Together at(@Nullable SharedDatabase at) {
    try {
      return new Together(at == null ? null : Nodes.join(beside(at.postgres())));
    } catch (NodesFault unreachable) {
      throw new ConfigException(String.valueOf(unreachable.getMessage()));
    }
  }

  /// Where everything but the record is.
  private static NodesAt beside(Postgres record) {
    return new NodesAt(record.url(), record.user(), record.password(), record.schema() + BESIDE);
  }

  /// The others; null when there are none.
  @Nullable Nodes nodes() {
    return nodes;
  }

  /// True where what is to be done by one of the nodes is to be done here.
  BooleanSupplier onDuty() {
    Nodes joined = nodes;
    return joined == null ? () -> true : joined::onDuty;
  }

  /// The budgets, of this gateway or of all nodes.
  Accounts budgets(Loaded loaded, Places places, Clock clock, Accounts.Watcher watcher) {
    Path keys = places.keys();
    UseCases useCases = loaded.useCases();
    List<SharedBudget> shared = loaded.settings().budgets();
    return nodes == null
        ? new Budgets(useCases, shared, new Budgets.Places(places.data(), keys), clock, watcher)
        : new JointBudgets(
            nodes, new JointBudgets.Configured(useCases, shared), keys, clock, watcher);
  }

  /// What hears of the other nodes.
  record Hearing(RecordedStops stops, Holds holds, Meters meters, Reloads reloads) {}

  /// Hears what other nodes put on record, after the past was taken over.
  void follow(Ledger ledger, long from, Hearing hearing) {
    Nodes joined = nodes;
    if (joined == null) {
      return;
    }
    hearing.stops().join(joined);
    followings.add(
        ledger.follow(
            "nodes",
            from,
            entries ->
                entries.forEach(
                    entry -> {
                      hearing.stops().replay(entry, ledger);
                      hearing.holds().replay(entry);
                      hearing.meters().replay(entry);
                      hearing.reloads().hear(entry);
                    })));
  }

  /// Leaves the others, last of all but the record.
  @Override
  public void close() {
    followings.forEach(Following::close);
    if (nodes != null) {
      nodes.close();
    }
  }
}
