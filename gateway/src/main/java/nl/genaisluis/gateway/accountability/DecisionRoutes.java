package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Counts;
import nl.genaisluis.audit.search.Facet;
import nl.genaisluis.audit.search.UnitCounts;
import nl.genaisluis.gateway.accountability.DecisionIndex.Counted;
import nl.genaisluis.gateway.accountability.DecisionIndex.Decision;
import nl.genaisluis.gateway.accountability.DecisionIndex.Found;
import nl.genaisluis.gateway.accountability.DecisionIndex.Wanted;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// The rulings, for the committee and the auditor. Only scrubbed text is there to be read.
final class DecisionRoutes {

  private final Looks looks;
  private final DecisionIndex index;
  private final Ledger ledger;

  DecisionRoutes(Looks looks, DecisionIndex index, Ledger ledger) {
    this.looks = looks;
    this.index = index;
    this.ledger = ledger;
  }

  void list(RoutingContext context) {
    DecisionQuery query = DecisionQuery.of(context);
    Wanted wanted = query.wanted();
    boolean byUnit = wanted.filter().values().containsKey(Facet.UNIT);
    String what = byUnit ? Looked.UNIT : wanted.text().isBlank() ? "list" : "search";
    Answers.whenReady(
        context,
        looks
            .look(Access.caller(context), what, null, () -> index.find(wanted))
            .map(found -> page(found, query)));
  }

  void detail(RoutingContext context) {
    Input.query(context);
    String leaf = Input.leaf("id", context.pathParam("id"));
    Answers.whenFound(
        context, looks.look(Access.caller(context), "content", leaf, () -> read(leaf)));
  }

  private Json.@Nullable Obj read(String leaf) {
    Decision decision = index.decision(leaf);
    if (decision == null) {
      return null;
    }
    Content content = ledger.content(leaf);
    return view(decision).with("inhoud", Json.ofNullable(content == null ? null : content.text()));
  }

  private static Json.Obj page(Found found, DecisionQuery query) {
    return Json.object(
        "beslissingen", Json.array(found.decisions().stream().map(DecisionRoutes::view).toList()),
        "totaal", Json.of(found.total()),
        "pagina", Json.of(query.page()),
        "aantal", Json.of(query.wanted().page().limit()),
        "stand", Json.of(found.before()),
        "facetten", found.counted() == null ? Json.NULL : facets(found.counted()));
  }

  private static Json.Obj facets(Counted counted) {
    Counts counts = counted.counts();
    return Json.object(
        "soorten", values(counts, Facet.CODE),
        "toepassingen", values(counts, Facet.USE_CASE),
        "modellen", values(counts, Facet.MODEL),
        "codes", values(counts, Facet.VERDICT),
        "regels", values(counts, Facet.RULE),
        "klassen", values(counts, Facet.CATEGORY),
        "persoonsgegevens", values(counts, Facet.MASKED),
        "maanden", values(counts, Facet.MONTH),
        "energie", values(counts, Facet.ENERGY),
        "eenheden", Json.array(counted.units().stream().map(DecisionRoutes::unit).toList()));
  }

  /// A number that may be told, a bound that it is below, or neither.
  private static Json unit(UnitCounts.Row row) {
    return switch (row.amount()) {
      case UnitCounts.Amount.Exactly(long count) -> unit(row, Json.of(count), Json.NULL);
      case UnitCounts.Amount.FewerThan(int bound) -> unit(row, Json.NULL, Json.of(bound));
      case UnitCounts.Amount.Withheld() -> unit(row, Json.NULL, Json.NULL);
    };
  }

  private static Json unit(UnitCounts.Row row, Json count, Json bound) {
    return Json.object("naam", Json.of(row.unit()), "aantal", count, "minderDan", bound);
  }

  private static Json values(Counts counts, Facet facet) {
    return Json.array(
        counts.of(facet).entrySet().stream()
            .map(
                each ->
                    Json.object("naam", Json.of(each.getKey()), "aantal", Json.of(each.getValue())))
            .toList());
  }

  private static Json.Obj view(Decision decision) {
    boolean refused = decision.kind().equals(Refused.CODE);
    Double energy = decision.energyWh();
    return Json.object(
        "id", Json.of(decision.leafId()),
        "uitwisseling", Json.of(decision.exchange()),
        "tijd", Json.of(seconds(decision.time())),
        "soort", Json.of(decision.kind()),
        "weigering", Json.ofNullable(refused ? decision.verdict() : null),
        "afloop", Json.ofNullable(refused ? null : decision.verdict()),
        "toepassing", Json.ofNullable(decision.useCase()),
        "regels", UseCaseView.texts(decision.rules()),
        "klassen", UseCaseView.texts(decision.categories()),
        "persoonsgegevens", UseCaseView.texts(decision.masked()),
        "model", Json.ofNullable(decision.model()),
        "energieWh", energy == null ? Json.NULL : Json.of(energy));
  }

  /// Leaves are stamped to the minute; RFC 3339 §5.6 asks for seconds.
  private static String seconds(String minute) {
    return minute.length() == "2026-11-22T10:05Z".length()
        ? minute.substring(0, minute.length() - 1) + ":00Z"
        : minute;
  }
}
