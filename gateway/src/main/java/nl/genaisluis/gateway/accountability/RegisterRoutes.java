package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.prohibited.Decided;
import nl.genaisluis.policy.usecase.UseCase;

/// The public registers: use cases, models, rules.
final class RegisterRoutes {
  private final Supplier<Catalogue> catalogue;
  private final Clock clock;
  private final BiFunction<Model, Provider, ModelState> states;

  RegisterRoutes(Sources sources) {
    this.catalogue = sources.catalogue();
    this.clock = sources.clock();
    this.states = sources.states();
  }

  void useCases(RoutingContext context) {
    Input.query(context);
    Catalogue now = catalogue.get();
    List<Json.Obj> views =
        now.useCases().useCases().stream().map(one -> UseCaseView.of(one, now.register())).toList();
    answer(context, now, "toepassingen", Json.array(views));
  }

  void useCase(RoutingContext context) {
    Input.query(context);
    Catalogue now = catalogue.get();
    UseCase found = now.useCases().useCase(context.pathParam("id"));
    if (found == null) {
      Answers.notFound(context);
      return;
    }
    Answers.json(context, 200, UseCaseView.of(found, now.register()));
  }

  void models(RoutingContext context) {
    Input.query(context);
    Catalogue now = catalogue.get();
    List<Json.Obj> views =
        now.register().models().stream().map(one -> view(one, now.register())).toList();
    answer(context, now, "modellen", Json.array(views));
  }

  void model(RoutingContext context) {
    Input.query(context);
    Register register = catalogue.get().register();
    Model found = register.model(context.pathParam("id"));
    if (found == null) {
      Answers.notFound(context);
      return;
    }
    Answers.json(context, 200, view(found, register));
  }

  void rules(RoutingContext context) {
    Input.query(context);
    Catalogue now = catalogue.get();
    List<Json.Obj> views = now.rules().stream().map(RegisterRoutes::view).toList();
    answer(context, now, "regels", Json.array(views));
  }

  private static Json.Obj view(RuleView rule) {
    Decided decided = rule.decided();
    LocalDate on = decided == null ? null : decided.on();
    return Json.object(
        "id",
        Json.of(rule.id()),
        "klasse",
        Json.of(rule.category()),
        "titel",
        Json.of(rule.title().dutch()),
        "uitleg",
        Json.of(rule.explanation().dutch()),
        "titelEngels",
        Json.ofNullable(rule.title().translated()),
        "uitlegEngels",
        Json.ofNullable(rule.explanation().translated()),
        "vastgesteldDoor",
        Json.ofNullable(decided == null ? null : decided.by()),
        "vastgesteldOp",
        Json.ofNullable(on == null ? null : on.toString()),
        "bron",
        Json.ofNullable(decided == null ? null : decided.source()));
  }

  private Json.Obj view(Model model, Register register) {
    Provider host = register.hostOf(model);
    return ModelView.of(model, host, LocalDate.now(clock), states.apply(model, host));
  }

  private static void answer(RoutingContext context, Catalogue now, String name, Json.Arr items) {
    Json body =
        Json.object(
            name,
            items,
            "totaal",
            Json.of(items.items().size()),
            "regelversie",
            Json.of(now.policyVersion()));
    Answers.json(context, 200, body);
  }
}
