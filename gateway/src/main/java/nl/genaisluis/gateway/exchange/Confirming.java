package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import nl.genaisluis.models.wire.ConfirmationInput;
import nl.genaisluis.models.wire.JsonCodec;

/// Confirmations as the exchange sees them.
record Confirming(Confirmations confirmations, Sharing sharing) {

  /// What a confirmation that came along is worth; with none, the asker may still be offered one.
  Future<Confirmations.Redemption> worth(Asked asked, Snapshot snapshot) {
    ConfirmationInput confirmation = asked.confirmation();
    return confirmation == null
        ? Future.succeededFuture(new Confirmations.Redemption.Worthless())
        : sharing.future(
            confirmations.redeem(confirmation.token(), binding(asked, snapshot), asked.caller()));
  }

  /// A token with which this request may be repeated.
  Future<Confirmations.Token> offer(Asked asked, Snapshot snapshot) {
    return sharing.future(confirmations.offer(binding(asked, snapshot)));
  }

  private static String binding(Asked asked, Snapshot snapshot) {
    String useCase = asked.wish().useCase();
    return Confirmations.binding(
        asked.caller().subject(),
        useCase == null ? "" : useCase,
        asked.wish().model(),
        snapshot.policy().version(),
        JsonCodec.write(asked.bare()));
  }
}
