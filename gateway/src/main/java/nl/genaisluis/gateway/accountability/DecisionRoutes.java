package nl.genaisluis.gateway.accountability;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.gateway.accountability.DecisionIndex.Decision;
import nl.genaisluis.gateway.accountability.DecisionIndex.Found;
import nl.genaisluis.gateway.accountability.DecisionIndex.Wanted;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// The rulings, for the committee and the auditor. Only scrubbed text is there to be read.
final class DecisionRoutes {
  private static final int PER_PAGE = 25;
  private static final int PER_PAGE_MAX = 100;

  private static final List<String> KINDS = List.of(Refused.CODE, Opened.CODE);
  private static final Pattern LEAF = Pattern.compile("[0-9a-f]{32}");

  private final Looks looks;
  private final DecisionIndex index;
  private final Ledger ledger;

  DecisionRoutes(Looks looks, DecisionIndex index, Ledger ledger) {
    this.looks = looks;
    this.index = index;
    this.ledger = ledger;
  }

  void list(RoutingContext context) {
    MultiMap query =
        Input.query(context, "zoek", "soort", "code", "toepassing", "pagina", "aantal");
    int page = Input.number(query, "pagina", 1, Query.OFFSET_MAX);
    int size = Input.number(query, "aantal", PER_PAGE, PER_PAGE_MAX);
    if ((page - 1) * size > Query.OFFSET_MAX) {
      throw new InputFault("pagina", "Zo ver terug kan niet; zoek gerichter.");
    }
    Wanted wanted =
        new Wanted(
            kind(query),
            Input.words(query, "zoek"),
            Input.idOrNull(query, "code"),
            Input.idOrNull(query, "toepassing"),
            size,
            (page - 1) * size);
    String what = wanted.text().isBlank() ? "list" : "search";
    Answers.whenReady(
        context,
        looks
            .look(Access.caller(context), what, null, () -> index.find(wanted))
            .map(found -> page(found, page, size)));
  }

  void detail(RoutingContext context) {
    Input.query(context);
    String leaf = context.pathParam("id");
    if (!LEAF.matcher(leaf).matches()) {
      throw new InputFault("id", "Geef 32 cijfers en letters a tot en met f.");
    }
    looks
        .look(Access.caller(context), "content", leaf, () -> read(leaf))
        .onSuccess(
            found -> {
              if (found == null) {
                Answers.notFound(context);
              } else {
                Answers.json(context, 200, found);
              }
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private static String kind(MultiMap query) {
    String sent = Input.idOrNull(query, "soort");
    if (sent == null) {
      return Refused.CODE;
    }
    if (!KINDS.contains(sent)) {
      throw new InputFault("soort", "Kies refused (geweigerd) of opened (toegelaten).");
    }
    return sent;
  }

  private Json.@Nullable Obj read(String leaf) {
    Decision decision = index.decision(leaf);
    if (decision == null) {
      return null;
    }
    Content content = ledger.content(leaf);
    return view(decision).with("inhoud", Json.ofNullable(content == null ? null : content.text()));
  }

  private static Json.Obj page(Found found, int page, int size) {
    return Json.object(
        "beslissingen", Json.array(found.decisions().stream().map(DecisionRoutes::view).toList()),
        "totaal", Json.of(found.total()),
        "pagina", Json.of(page),
        "aantal", Json.of(size));
  }

  private static Json.Obj view(Decision decision) {
    return Json.object(
        "id", Json.of(decision.leafId()),
        "uitwisseling", Json.of(decision.exchange()),
        "tijd", Json.of(seconds(decision.time())),
        "soort", Json.of(decision.kind()),
        "weigering", Json.ofNullable(decision.refusal()),
        "toepassing", Json.ofNullable(decision.useCase()),
        "regels", UseCaseView.texts(decision.rules()),
        "klassen", UseCaseView.texts(decision.categories()),
        "model", Json.ofNullable(decision.model()));
  }

  /// Leaves are stamped to the minute; RFC 3339 §5.6 asks for seconds.
  private static String seconds(String minute) {
    return minute.length() == "2026-11-22T10:05Z".length()
        ? minute.substring(0, minute.length() - 1) + ":00Z"
        : minute;
  }
}
