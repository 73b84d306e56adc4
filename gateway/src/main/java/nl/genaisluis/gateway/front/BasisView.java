package nl.genaisluis.gateway.front;

import java.time.LocalDate;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.Basis;
import nl.genaisluis.policy.prohibited.Decided;
import org.jspecify.annotations.Nullable;

/// What a refusal rests on, as callers read it: which decision, whose, since when, and where it
/// stands. What nobody stated is null, never left out.
final class BasisView {
  private BasisView() {}

  static Json of(@Nullable Basis basis) {
    return switch (basis) {
      case null -> Json.NULL;
      case Basis.Rules(Decided decided) -> rules(decided);
      case Basis.UseCase(String useCase, String responsible, LocalDate since) ->
          Json.object(
              "kind",
              Json.of("use_case"),
              "use_case",
              Json.of(useCase),
              "responsible",
              Json.of(responsible),
              "since",
              day(since),
              "source",
              Json.of("/openbaar#toepassing-" + useCase));
    };
  }

  private static Json rules(@Nullable Decided decided) {
    return Json.object(
        "kind",
        Json.of("rules"),
        "decided_by",
        Json.ofNullable(decided == null ? null : decided.by()),
        "decided_on",
        day(decided == null ? null : decided.on()),
        "source",
        Json.ofNullable(decided == null ? null : decided.source()));
  }

  private static Json day(@Nullable LocalDate day) {
    return Json.ofNullable(day == null ? null : day.toString());
  }
}
