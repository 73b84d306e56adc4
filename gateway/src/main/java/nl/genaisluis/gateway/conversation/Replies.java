package nl.genaisluis.gateway.conversation;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// How items are answered: with their entity tag, so that a change can name the version it is of.
final class Replies {
  /// An item and how its caller sees it.
  record Shown(Item item, Json.Obj view) {}

  private Replies() {}

  /// Answers 200 with the item.
  static void shown(RoutingContext context, Future<Shown> future) {
    future
        .onSuccess(shown -> reply(context, 200, shown))
        .onFailure(fault -> Answers.fail(context, fault));
  }

  /// Answers 201 with the item and its address under this resource.
  static void created(RoutingContext context, String resource, Future<Shown> future) {
    future
        .onSuccess(
            shown -> {
              context
                  .response()
                  .putHeader("Location", ApiPart.BASE + resource + "/" + shown.item().id());
              reply(context, 201, shown);
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  /// Answers 204 once something is gone.
  static void gone(RoutingContext context, Future<?> future) {
    future
        .onSuccess(
            _ -> {
              if (!context.response().ended() && !context.response().closed()) {
                context.response().setStatusCode(204).end();
              }
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private static void reply(RoutingContext context, int status, Shown shown) {
    context.response().putHeader("ETag", shown.item().tag());
    Answers.json(context, status, shown.view());
  }

  /// The version that the caller wants to change (RFC 9110 §13.1.1); null when it names none.
  static @Nullable String wanted(RoutingContext context) {
    return context.request().getHeader("If-Match");
  }

  /// Fails when the caller wants to change another version than this one.
  static void requireMatch(Item item, @Nullable String wanted) {
    if (wanted != null && !wanted.equals("*") && !wanted.equals(item.tag())) {
      throw changed();
    }
  }

  /// Takes an item away; fails when the caller wants another version of it gone, or somebody was
  /// first.
  static Item deleted(Shelf shelf, Item item, @Nullable String wanted) {
    requireMatch(item, wanted);
    if (!shelf.delete(item)) {
      throw changed();
    }
    return item;
  }

  /// Somebody else, or another window, changed it first.
  static ApiFault changed() {
    return new ApiFault(
        412,
        "changed",
        "Intussen gewijzigd",
        "Dit is intussen ergens anders gewijzigd. Haal het opnieuw op.");
  }

  /// There is nothing here, or nothing that is the caller's.
  static ApiFault missing() {
    return new ApiFault(404, "not_found", "Niet gevonden", "Wat u vraagt bestaat hier niet.");
  }

  /// A moment in whole seconds.
  static Json moment(@Nullable Instant instant) {
    return Json.ofNullable(
        instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
