package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.event.Verified;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.verify.Problem;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;

/// Has the whole log recomputed and puts the outcome on record (BIO2 8.15.06). One at a time, since
/// each reads every entry. What the gateway says of itself is worth less than what a reader finds
/// with `verify`; that it looked, and what it saw, is on record either way.
final class VerificationRoutes {
  /// Findings in the answer; the counts are of all.
  private static final int LISTED_MAX = 100;

  private final Vertx vertx;
  private final Ledger ledger;
  private final AtomicBoolean busy = new AtomicBoolean();

  VerificationRoutes(Vertx vertx, Ledger ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
  }

  void verify(RoutingContext context) {
    Input.query(context);
    if (!busy.compareAndSet(false, true)) {
      Problems.problem(
          context,
          409,
          "Er loopt al een controle",
          "Het logboek wordt al gecontroleerd. Probeer het over enkele minuten opnieuw.",
          Map.of("code", Json.of("verification_running")));
      return;
    }
    String role = Looks.role(Access.caller(context)).code();
    vertx
        .executeBlocking(
            () -> Verifier.verify(ledger.log(), ledger.log().verifierKey(), null), false)
        .compose(report -> recorded(report, role).map(receipt -> view(report, receipt)))
        .onComplete(_ -> busy.set(false))
        .onSuccess(
            view -> {
              String hash = String.valueOf(view.text("leafHash"));
              context.response().putHeader("Location", Frame.BASE + "/bewijzen/" + hash);
              Answers.json(context, 201, view);
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private Future<Receipt> recorded(Report report, String role) {
    Hash root = Hash.ofBase64(report.root());
    Verified verified =
        new Verified(
            ExchangeIds.fresh(),
            report.size(),
            root == null ? Hash.EMPTY.hex() : root.hex(),
            report.ok(),
            report.faults(),
            report.remarks(),
            role);
    return Future.fromCompletionStage(ledger.append(verified, null), vertx.getOrCreateContext());
  }

  private static Json.Obj view(Report report, Receipt receipt) {
    return Json.object(
        "leafHash", Json.of(receipt.leafHash()),
        "logboek", Json.of(report.origin()),
        "grootte", Json.of(report.size()),
        "wortel", Json.of(report.root()),
        "deugdelijk", Json.of(report.ok()),
        "fouten", Json.of(report.faults()),
        "opmerkingen", Json.of(report.remarks()),
        "bevindingen",
            Json.array(
                report.problems().stream()
                    .limit(LISTED_MAX)
                    .map(VerificationRoutes::view)
                    .toList()));
  }

  private static Json view(Problem problem) {
    return Json.object(
        "code", Json.of(problem.code()),
        "ernst", Json.of(problem.severity().name().toLowerCase(Locale.ROOT)),
        "plaats", Json.of(problem.index()),
        "toelichting", Json.of(problem.text()));
  }
}
