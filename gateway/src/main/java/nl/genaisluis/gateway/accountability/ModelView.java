package nl.genaisluis.gateway.accountability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.genaisluis.models.register.Ancestor;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.DataTerms;
import nl.genaisluis.models.register.Decision;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Licence;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.OpennessScores;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Size;
import nl.genaisluis.models.register.StatusChange;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.provenance.Provenance;
import nl.genaisluis.policy.provenance.ProvenanceRules;
import org.jspecify.annotations.Nullable;

/// A model of the register as the public reads it: every fact with where it was read and when, an
/// unknown one as null, and what the provenance rules make of it today. The address and the key of
/// a host are not public.
final class ModelView {
  private ModelView() {}

  static Json.Obj of(Model model, Provider host, LocalDate today, ModelState state) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("id", Json.of(model.id()));
    members.put("naam", Json.of(model.name()));
    members.put("generatief", Json.of(model.generative()));
    members.put("herkomst", verdict(ProvenanceRules.judge(model, host, today)));
    members.put("maker", fact(model.maker(), ModelView::party));
    members.put("eigenaar", fact(model.owner(), ModelView::party));
    members.put("gemaaktUit", fact(model.ancestry(), ModelView::ancestry));
    members.put("licentie", fact(model.licence(), ModelView::licence));
    members.put("openheid", fact(model.openness(), one -> Json.of(UseCaseView.code(one))));
    members.put("openheidScores", scores(model.scores()));
    members.put("omvang", fact(model.size(), ModelView::size));
    members.put(
        "uitvoering",
        Json.object(
            "precisie", Json.of(UseCaseView.code(model.deployment().precision())),
            "hardware", Json.of(UseCaseView.code(model.deployment().hardware()))));
    members.put("mogelijkheden", fact(model.capability(), ModelView::capability));
    members.put("aanbieder", host(host));
    governance(model.governance(), members);
    members.put("andereNamen", UseCaseView.sorted(model.aliases()));
    members.put("bereikbaarheid", Json.of(state.reach().word()));
    Boolean listed = state.listed();
    members.put(
        "aanbod",
        Json.object(
            "vergelekenOp",
            Json.ofNullable(text(state.comparedAt())),
            "aanwezig",
            listed == null ? Json.NULL : Json.of(listed.booleanValue())));
    return new Json.Obj(members);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// Where a host computes, in short.
  static Json place(Provider host) {
    Hosting hosting = host.hosting();
    return Json.object(
        "aanbieder", Json.of(host.name()),
        "land", Json.ofNullable(hosting.country().value()),
        "eigenBeheer", Json.of(hosting.own()));
  }

  private static Json verdict(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Eligible() -> verdict("toelaatbaar", null, null);
      case Provenance.Decided(String rule, Decision decision) ->
          verdict("toegelaten-door-commissie", rule, decision.ground());
      case Provenance.Committee(String rule, String explanation) ->
          verdict("wacht-op-commissie", rule, explanation);
      case Provenance.Refused(String rule, String explanation) ->
          verdict("geweigerd", rule, explanation);
    };
  }

  private static Json verdict(String verdict, @Nullable String rule, @Nullable String explanation) {
    return Json.object(
        "oordeel", Json.of(verdict),
        "regel", Json.ofNullable(rule),
        "uitleg", Json.ofNullable(explanation));
  }

  private static <T> Json fact(Fact<T> fact, Function<T, Json> view) {
    T value = fact.value();
    return Json.object(
        "waarde", value == null ? Json.NULL : view.apply(value),
        "bron", Json.of(fact.source()),
        "bronDatum", UseCaseView.date(fact.date()));
  }

  private static <T> Json factOrNull(@Nullable Fact<T> fact, Function<T, Json> view) {
    return fact == null ? Json.NULL : fact(fact, view);
  }

  private static Json party(Party party) {
    return Json.object(
        "naam", Json.of(party.name()), "landen", UseCaseView.texts(party.countries()));
  }

  private static Json ancestry(List<Ancestor> chain) {
    return Json.array(
        chain.stream()
            .map(
                one -> {
                  Party maker = one.maker();
                  return Json.object(
                      "naam", Json.of(one.name()),
                      "maker", maker == null ? Json.NULL : party(maker),
                      "relatie", Json.of(relation(one.relation())));
                })
            .toList());
  }

  private static String relation(Ancestor.Relation relation) {
    return switch (relation) {
      case BASE -> "basis";
      case TEACHER -> "leermeester";
    };
  }

  private static Json licence(Licence licence) {
    Boolean bars = licence.barsUse();
    return Json.object(
        "naam", Json.of(licence.name()),
        "osiGoedgekeurd", Json.of(licence.osiApproved()),
        "sluitGebruikUit", bars == null ? Json.NULL : Json.of(bars.booleanValue()));
  }

  private static Json scores(@Nullable Fact<OpennessScores> scores) {
    return factOrNull(
        scores,
        one -> Json.object("osaiVan12", Json.of(one.osai()), "mof", Json.ofNullable(one.mof())));
  }

  private static Json size(Size size) {
    return Json.object(
        "totaalMiljard", Json.of(Double.valueOf(size.total())),
        "actiefMiljard", Json.of(Double.valueOf(size.active())),
        "geschat", Json.of(size.guessed()));
  }

  private static Json capability(Capability capability) {
    return Json.object(
        "talen", UseCaseView.sorted(capability.languages()),
        "functies",
            UseCaseView.sorted(capability.features().stream().map(UseCaseView::code).toList()),
        "contextTokens", Json.of(capability.contextTokens()));
  }

  private static Json host(Provider host) {
    Hosting hosting = host.hosting();
    return Json.object(
        "id", Json.of(host.id()),
        "naam", Json.of(host.name()),
        "eigenBeheer", Json.of(hosting.own()),
        "sector", Json.of(hosting.sector() == Hosting.Sector.PUBLIC ? "publiek" : "commercieel"),
        "land", fact(hosting.country(), Json::of),
        "rechtsgebied", fact(hosting.jurisdiction(), one -> Json.of(UseCaseView.code(one))),
        "eigenaar", fact(hosting.owner(), ModelView::party),
        "gegevensvoorwaarden", fact(host.dataTerms(), ModelView::terms),
        "hoogsteGegevensklasse", Json.of(UseCaseView.code(host.dataClassMax())),
        "pue", factOrNull(host.facility().pue(), Json::of),
        "stroomzone", Json.of(host.facility().zone()),
        "uitstapplan", Json.ofNullable(host.exitPlan()));
  }

  private static Json terms(DataTerms terms) {
    return Json.object(
        "traintOpVragen", Json.of(terms.trainsOnRequests()),
        "bewaartermijnDagen", Json.of(terms.retentionDays()));
  }

  private static String word(Governance.Status status) {
    return switch (status) {
      case PROPOSED -> "voorgesteld";
      case APPROVED -> "goedgekeurd";
      case SUSPENDED -> "geschorst";
      case WITHDRAWN -> "ingetrokken";
    };
  }

  private static void governance(Governance governance, Map<String, Json> members) {
    Decision decision = governance.decision();
    members.put("status", Json.of(word(governance.status())));
    List<StatusChange> history = governance.history();
    members.put(
        "statusverloop",
        Json.array(
            (history == null ? List.<StatusChange>of() : history)
                .stream()
                    .map(
                        one ->
                            Json.object(
                                "status", Json.of(word(one.status())),
                                "door", Json.of(one.by()),
                                "vanafDatum", UseCaseView.date(one.date()),
                                "reden", Json.of(one.reason())))
                    .toList()));
    members.put("goedgekeurdDoor", Json.ofNullable(governance.approvedBy()));
    members.put("herzieningDatum", UseCaseView.date(governance.reviewDate()));
    members.put("uitstapplan", Json.of(governance.exitPlan()));
    members.put("beoordelingen", UseCaseView.texts(governance.assessments()));
    members.put(
        "commissiebesluit",
        decision == null
            ? Json.NULL
            : Json.object(
                "id", Json.of(decision.id()),
                "besluitDatum", UseCaseView.date(decision.date()),
                "grond", Json.of(decision.ground()),
                "totDatum", UseCaseView.date(decision.until())));
  }
}
