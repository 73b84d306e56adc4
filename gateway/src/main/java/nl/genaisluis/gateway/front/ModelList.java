package nl.genaisluis.gateway.front;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.exchange.Snapshot;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.Wish;
import nl.genaisluis.policy.usecase.UseCase;

/// The models that the caller can ask for in some use case today, and `auto`.
final class ModelList {
  private final Gatehouse gatehouse;

  ModelList(Gatehouse gatehouse) {
    this.gatehouse = gatehouse;
  }

  void list(RoutingContext context) {
    List<Json> data = new ArrayList<>(models(Access.caller(context)).values());
    Answers.json(context, 200, Json.object("object", Json.of("list"), "data", Json.array(data)));
  }

  void one(RoutingContext context) {
    Json.Obj model = models(Access.caller(context)).get(context.pathParam("id"));
    if (model == null) {
      Answers.error(
          context, 404, "model_not_found", "model", "there is no such model for this caller");
      return;
    }
    Answers.json(context, 200, model);
  }

  private Map<String, Json.Obj> models(Caller caller) {
    Snapshot snapshot = gatehouse.snapshot();
    Map<String, Json.Obj> models = new LinkedHashMap<>();
    models.put(Wish.AUTO, entry(Wish.AUTO, "genai-sluis"));
    for (UseCase useCase : snapshot.policy().useCases().useCases()) {
      if (!open(useCase, caller)) {
        continue;
      }
      for (String id : useCase.models()) {
        Model model = snapshot.register().model(id);
        if (model != null && snapshot.policy().usable(model, snapshot.register().hostOf(model))) {
          models.putIfAbsent(id, entry(id, model.provider()));
        }
      }
    }
    return models;
  }

  private boolean open(UseCase useCase, Caller caller) {
    String unit = caller.unit() == null ? "" : caller.unit();
    return useCase.term().runsOn(gatehouse.today())
        && caller.roles().stream().map(Role::code).anyMatch(role -> useCase.openTo(role, unit));
  }

  private static Json.Obj entry(String id, String owner) {
    return Json.object(
        "id", Json.of(id),
        "object", Json.of("model"),
        "created", Json.of(0),
        "owned_by", Json.of(owner));
  }
}
