package nl.genaisluis.gateway.conversation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// Everything that a user keeps here, as one JSON download (AVG articles 15 and 20). It is written
/// item by item, so that it takes no more memory than the longest of them.
final class ExportRoute {
  private final Setup setup;

  ExportRoute(Setup setup) {
    this.setup = setup;
  }

  /// One line of the download: text to write before an item, and the item, or the end of a list.
  private record Step(String before, Item item) {}

  void export(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    setup
        .desk()
        .run(() -> steps(user))
        .onSuccess(
            steps -> {
              HttpServerResponse response = context.response();
              response
                  .putHeader("Content-Type", "application/json; charset=utf-8")
                  .putHeader("Content-Disposition", "attachment; filename=\"mijn-gegevens.json\"")
                  .setChunked(true);
              write(response, new ArrayDeque<>(steps))
                  // A download that broke off must not end as a whole one.
                  .onFailure(_ -> response.reset());
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private List<Step> steps(String user) {
    List<Step> steps = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Item item : setup.shelf().madeBy(user, kind)) {
        String comma = steps.isEmpty() ? "" : ",\n";
        steps.add(new Step(comma, item));
      }
    }
    return steps;
  }

  private Future<Void> write(HttpServerResponse response, Deque<Step> left) {
    return response.write("{\"gegevens\":[\n").compose(_ -> next(response, left));
  }

  /// Writes what is left. Each step waits for the one before, and the caller reads at its own pace.
  private Future<Void> next(HttpServerResponse response, Deque<Step> left) {
    Step step = left.poll();
    if (step == null) {
      return response.end("\n]}\n");
    }
    return setup
        .desk()
        .run(() -> line(step))
        .compose(response::write)
        .compose(_ -> next(response, left));
  }

  private String line(Step step) {
    Item item = step.item();
    Json.Obj body = setup.shelf().body(item);
    Json.Obj line =
        Json.object(
            "soort", Json.of(item.kind().code()),
            "id", Json.of(item.id()),
            "toepassing", Json.ofNullable(item.useCase()),
            "gewijzigd", Replies.moment(item.changed()),
            "verloopt", Replies.moment(item.expires()),
            "kop", item.head(),
            "inhoud", body == null ? Json.NULL : body);
    return step.before() + JsonCodec.text(line);
  }
}
