package nl.genaisluis.gateway.erasure;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.gateway.identity.Role;

/// The use log, for those who may look into it. A look and its reason are on record before anything
/// is read; when they cannot be, nothing is.
public final class UseLog {
  /// Most lines that one look shows; the newest.
  public static final int LINES_MAX = 100;

  /// A reason for a look stays as long as somebody may ask about the look.
  private static final Duration REASON_KEPT = Duration.ofDays(3 * 365L);

  private final Vertx vertx;
  private final Ledger ledger;
  private final Clock clock;

  public UseLog(Vertx vertx, Ledger ledger, Clock clock) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What a look found.
  ///
  /// @param act id that the look has on record
  /// @param total how many lines are meant in all
  /// @param lines the newest of them, newest first
  public record Found(String act, long total, List<UseLine> lines) {
    public Found {
      lines = List.copyOf(lines);
    }
  }

  /// The lines that are meant.
  public Future<Found> look(Role role, Wanted wanted, String reason) {
    String act = ExchangeIds.fresh();
    return recorded(act, role, reason, () -> find(act, wanted));
  }

  private Found find(String act, Wanted wanted) {
    ArrayDeque<UseLine> newest = new ArrayDeque<>();
    long[] total = new long[1];
    Exchanges.lines(
        ledger.belongings(),
        wanted,
        line -> {
          total[0]++;
          newest.addFirst(line);
          if (newest.size() > LINES_MAX) {
            newest.removeLast();
          }
        });
    return new Found(act, total[0], List.copyOf(newest));
  }

  /// Runs work that uses the use log, where it may block, once the look is on record.
  <T> Future<T> recorded(String act, Role role, String reason, Callable<T> work) {
    Looked looked = new Looked(act, Looked.USE_LOG, null, role.code());
    Content why = new Content(reason, clock.instant().plus(REASON_KEPT));
    return Future.fromCompletionStage(ledger.append(looked, why), vertx.getOrCreateContext())
        .compose(_ -> vertx.executeBlocking(work, false));
  }
}
