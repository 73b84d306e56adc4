package nl.genaisluis.gateway.change;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiOperation;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.accountability.InputFault;
import nl.genaisluis.gateway.identity.Access.Entry;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.problem.Problems;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// The door of this package: which configurations were in force, and taking a new one up. A call,
/// not a signal of the operating system: it has an author with a role, and it answers why not.
public final class ChangeApi implements ApiPart {
  private static final String PATH = BASE + "/configuraties";
  private static final String TRIAL = "proef";
  private static final long BODY_BYTES_MAX = 1_024;

  private final Configurations configurations;

  /// What was and is in force.
  public interface Configurations {
    /// Reads the configuration again. When the future holds [Outcome.Changed] with a leaf, the
    /// change is durable and in force; with any other outcome nothing changed. It fails when the
    /// change cannot be recorded, and then nothing changed either.
    ///
    /// @param trial say what would happen, and do nothing
    Future<Outcome> reload(boolean trial);

    /// What came into force, newest first.
    List<Version> history();
  }

  /// A configuration that came into force.
  ///
  /// @param before empty for the first
  /// @param since to the minute
  public record Version(
      String version, String before, String since, String leaf, List<String> lines) {
    public Version {
      lines = List.copyOf(lines);
    }
  }

  public ChangeApi(Configurations configurations) {
    this.configurations = configurations;
  }

  @Override
  public List<ApiOperation> operations() {
    return List.of(
        new ApiOperation(
            Entry.only(HttpMethod.GET, PATH, Role.BEHEERDER, Role.COMMISSIE, Role.AUDITOR),
            0,
            this::list),
        new ApiOperation(
            Entry.only(HttpMethod.POST, PATH, Role.BEHEERDER), BODY_BYTES_MAX, this::reload));
  }

  private void list(RoutingContext context) {
    Input.query(context);
    List<Version> all = configurations.history();
    Answers.json(
        context,
        200,
        Json.object(
            "configuraties",
            Json.array(all.stream().map(ChangeApi::view).toList()),
            "totaal",
            Json.of(all.size())));
  }

  private static Json.Obj view(Version one) {
    return Json.object(
        "versie", Json.of(one.version()),
        "vorige", one.before().isEmpty() ? Json.NULL : Json.of(one.before()),
        "sinds", Json.of(one.since()),
        "vastlegging", Json.of(one.leaf()),
        "verschillen", texts(one.lines()));
  }

  private void reload(RoutingContext context) {
    Input.query(context);
    configurations
        .reload(trial(context))
        .onSuccess(outcome -> answer(context, outcome))
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private static boolean trial(RoutingContext context) {
    byte[] sent =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    try {
      if (!(JsonCodec.read(sent) instanceof Json.Obj body)
          || !List.of(TRIAL).containsAll(body.members().keySet())) {
        throw new InputFault("body", "Stuur één JSON-object met hoogstens het veld proef.");
      }
      return switch (body.get(TRIAL)) {
        case null -> false;
        case Json.Bool(boolean trial) -> trial;
        default -> throw new InputFault(TRIAL, "Geef true of false.");
      };
    } catch (JsonFault broken) {
      throw new InputFault("body", "De inhoud is geen geldige JSON.");
    }
  }

  private static void answer(RoutingContext context, Outcome outcome) {
    switch (outcome) {
      case Outcome.Same(String version) ->
          told(
              context,
              "ongewijzigd",
              new Outcome.Changed(version, version, false, List.of(), List.of(), null));
      case Outcome.Changed changed ->
          told(context, changed.leaf() == null ? "proef" : "in-werking", changed);
      case Outcome.Invalid(List<String> faults) ->
          problem(
              context,
              new Fault(
                  422,
                  "config_invalid",
                  "De configuratie klopt niet",
                  "De oude configuratie blijft gelden. Verbeter wat in fouten staat."),
              Map.of("fouten", texts(faults)));
      case Outcome.NeedsRestart(List<String> keys) ->
          problem(
              context,
              new Fault(
                  409,
                  "restart_needed",
                  "Hiervoor is een herstart nodig",
                  "De oude configuratie blijft gelden. Wat in sleutels staat, geldt pas na een"
                      + " herstart."),
              Map.of("sleutels", texts(keys)));
      case Outcome.NeedsApproval needed -> askApproval(context, needed);
    }
  }

  private static void askApproval(RoutingContext context, Outcome.NeedsApproval needed) {
    Map<String, Json> extra = new LinkedHashMap<>();
    extra.put("van", Json.of(needed.from()));
    extra.put("naar", Json.of(needed.to()));
    extra.put("oorzaak", Json.of(needed.cause()));
    extra.put("verschillen", texts(needed.lines()));
    problem(
        context,
        new Fault(
            409,
            "approval_needed",
            "Een ander moet dit goedkeuren",
            "Deze wijziging staat meer toe dan nu. De oude configuratie blijft gelden totdat een"
                + " goedkeurder haar ondertekent."),
        extra);
  }

  /// @param code stable
  private record Fault(int status, String code, String title, String detail) {}

  private static void problem(RoutingContext context, Fault fault, Map<String, Json> more) {
    Map<String, Json> extra = new LinkedHashMap<>();
    extra.put("code", Json.of(fault.code()));
    extra.putAll(more);
    Problems.problem(context, fault.status(), fault.title(), fault.detail(), extra);
  }

  private static void told(RoutingContext context, String how, Outcome.Changed changed) {
    String leaf = changed.leaf();
    Answers.json(
        context,
        200,
        Json.object(
            "uitkomst", Json.of(how),
            "van", Json.of(changed.from()),
            "naar", Json.of(changed.to()),
            "ruimer", Json.of(changed.more()),
            "goedgekeurdDoor", texts(changed.approvedBy()),
            "verschillen", texts(changed.lines()),
            "vastlegging", Json.ofNullable(leaf)));
  }

  private static Json.Arr texts(List<String> lines) {
    return Json.array(lines.stream().map(Json::of).toList());
  }
}
