package nl.genaisluis.gateway.erasure;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.ledger.Belongings;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.identity.Role;

/// Destroys what somebody asks to be destroyed (AVG art. 17): contents, vault records and the
/// person in the use log. The leaves stay, and say that something is gone.
public final class Erasures {
  private static final int BATCH = 256;

  private final Ledger ledger;
  private final UseLog useLog;

  public Erasures(Ledger ledger, UseLog useLog) {
    this.ledger = ledger;
    this.useLog = useLog;
  }

  /// What was destroyed.
  ///
  /// @param act id that the leaves of this erasure share
  /// @param leaves how many entries lost what hung on them
  public record Done(String act, long leaves) {}

  /// Destroys everything that is meant. When the future succeeds, it is gone from the store; the
  /// search index and the write-ahead log follow within seconds. It fails with an [ErasureFault]
  /// when a hold is on any of it, and then nothing is destroyed; a hold that comes in between
  /// breaks it off, and it can be asked again.
  ///
  /// @param reason who asked for it and why; kept as content of the look
  public Future<Done> erase(Role role, Wanted wanted, String reason) {
    String act = ExchangeIds.fresh();
    return useLog.recorded(act, role, reason, () -> destroy(act, role, wanted));
  }

  private Done destroy(String act, Role role, Wanted wanted) {
    Belongings belongings = ledger.belongings();
    Exchanges.each(
        belongings,
        wanted,
        exchange -> {
          if (belongings.held(exchange)) {
            throw new ErasureFault(ErasureFault.Reason.HELD);
          }
        });
    Wave wave = new Wave(act, role);
    Exchanges.each(
        belongings, wanted, exchange -> belongings.leavesOf(exchange).forEach(wave::add));
    wave.join();
    if (wave.destroyed == 0) {
      throw new ErasureFault(ErasureFault.Reason.UNKNOWN);
    }
    return new Done(act, wave.destroyed);
  }

  /// Destructions that wait to be durable, a bounded number at a time. Confined to one thread.
  private final class Wave {
    private final String act;
    private final Role role;
    private final List<CompletableFuture<Receipt>> waiting = new ArrayList<>();
    long destroyed;

    Wave(String act, Role role) {
      this.act = act;
      this.role = role;
    }

    void add(String leaf) {
      waiting.add(ledger.erase(new Erased(act, leaf, Erased.REQUEST, role.code())));
      if (waiting.size() == BATCH) {
        join();
      }
    }

    void join() {
      for (CompletableFuture<Receipt> one : waiting) {
        try {
          one.join();
          destroyed++;
        } catch (CompletionException failed) {
          throw fault(failed);
        }
      }
      waiting.clear();
    }
  }

  private static RuntimeException fault(CompletionException failed) {
    if (!(failed.getCause() instanceof LedgerFault fault)) {
      return failed;
    }
    return fault.code().equals(LedgerFault.HELD)
        ? new ErasureFault(ErasureFault.Reason.HELD)
        : fault;
  }
}
