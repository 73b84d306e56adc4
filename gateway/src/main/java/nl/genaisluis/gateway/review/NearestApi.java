package nl.genaisluis.gateway.review;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiOperation;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.prohibited.Neighbour;
import nl.genaisluis.policy.prohibited.Neighbours;
import org.jspecify.annotations.Nullable;

/// The labelled examples most like the request of a ruling, for the committee: what people said of
/// like requests before. Looking at it is a look at the content, and recorded first as such.
public final class NearestApi implements ApiPart {
  private static final String PATH = BASE + "/beslissingen/:id/voorbeelden";
  private static final int MOST = 5;

  private final Vertx vertx;
  private final Ledger ledger;

  /// Loaded for the first who asks; guarded by this.
  private @Nullable Neighbours neighbours;

  public NearestApi(Vertx vertx, Ledger ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
  }

  @Override
  public List<ApiOperation> operations() {
    return List.of(
        new ApiOperation(
            Access.Entry.only(HttpMethod.GET, PATH, Role.COMMISSIE), 0, this::nearest));
  }

  private void nearest(RoutingContext context) {
    String leaf = Input.leaf("id", context.pathParam("id"));
    Looked looked = new Looked(Gatehouse.exchangeId(), "content", leaf, Role.COMMISSIE.code());
    Answers.whenFound(
        context,
        Future.fromCompletionStage(ledger.append(looked, null), vertx.getOrCreateContext())
            .compose(_ -> vertx.executeBlocking(() -> found(leaf), false)));
  }

  /// Null when there is no text (any more) to compare.
  private Json.@Nullable Obj found(String leaf) {
    Conversation asked = Words.asked(ledger.content(leaf));
    if (asked == null) {
      return null;
    }
    List<Json.Obj> views =
        neighbours().nearest(asked, MOST).stream().map(NearestApi::view).toList();
    return Json.object("beslissing", Json.of(leaf), "voorbeelden", Json.array(views));
  }

  private synchronized Neighbours neighbours() {
    Neighbours loaded = neighbours;
    if (loaded == null) {
      loaded = Neighbours.load();
      neighbours = loaded;
    }
    return loaded;
  }

  private static Json.Obj view(Neighbour neighbour) {
    var category = neighbour.category();
    return Json.object(
        "id",
        Json.of(neighbour.id()),
        "oordeel",
        Json.of(category == null ? "toegestaan" : "verboden"),
        "klasse",
        Json.ofNullable(category == null ? null : category.code()),
        "gelijkenis",
        Json.of((Double) (Math.rint(neighbour.likeness() * 100) / 100)),
        "tekst",
        Json.of(neighbour.text()));
  }
}
