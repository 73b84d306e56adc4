package nl.genaisluis.gateway.accountability;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.usecase.Accountability;
import nl.genaisluis.policy.usecase.Budget;
import nl.genaisluis.policy.usecase.Cache;
import nl.genaisluis.policy.usecase.Limits;
import nl.genaisluis.policy.usecase.Purpose;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// A use case as the public reads it. Left out are the organisation units and the tools, which say
/// something of the house and nothing of the use.
final class UseCaseView {
  private UseCaseView() {}

  static Json.Obj of(UseCase useCase, Register register) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("id", Json.of(useCase.id()));
    members.put("titel", Json.of(useCase.title()));
    members.put("status", Json.of(status(useCase.shownAs())));
    term(useCase.term(), members);
    purpose(useCase.purpose(), members);
    members.put("rollen", sorted(useCase.roles()));
    members.put("modellen", models(useCase.models(), register));
    members.put(
        "gegevensklassen",
        Json.array(
            useCase.data().classes().stream().sorted().map(one -> Json.of(code(one))).toList()));
    members.put("persoonsgegevens", personal(useCase));
    members.put(
        "vermelding",
        Json.object(
            "categorie", Json.of(code(useCase.disclosure().category())),
            "tekst", Json.of(useCase.disclosure().text())));
    limits(useCase.limits(), members);
    accountability(useCase.accountability(), members);
    return new Json.Obj(members);
  }

  /// The stable name of how a use case is shown.
  static String status(UseCase.ShownAs shown) {
    return switch (shown) {
      case MAG -> "mag";
      case MAG_ONDER_VOORWAARDEN -> "mag-onder-voorwaarden";
      case MAG_NIET -> "mag-niet";
    };
  }

  private static void term(Term term, Map<String, Json> members) {
    String stage =
        switch (term.status()) {
          case CONCEPT -> "concept";
          case ACTIVE -> "actief";
          case ENDED -> "beeindigd";
          case REFUSED -> "geweigerd";
        };
    members.put("fase", Json.of(stage));
    members.put("reden", Json.ofNullable(term.reason()));
    members.put("beginDatum", date(term.start()));
    members.put("eindDatum", date(term.end()));
    members.put("uitweg", Json.of(term.exit()));
  }

  private static void purpose(Purpose purpose, Map<String, Json> members) {
    members.put("doel", Json.of(purpose.goal()));
    members.put("noodzaak", Json.of(purpose.necessity()));
    members.put("eenvoudigerMiddelen", Json.of(purpose.simplerMeans()));
    members.put("risicos", texts(purpose.risks()));
    members.put("geraakteGroepen", texts(purpose.affectedGroups()));
    members.put("aanzetten", texts(purpose.beginnings()));
  }

  private static Json models(List<String> ids, Register register) {
    return Json.array(
        ids.stream()
            .map(
                id -> {
                  Model model = register.model(id);
                  return model == null
                      ? Json.object("id", Json.of(id), "naam", Json.NULL, "plaats", Json.NULL)
                      : Json.object(
                          "id", Json.of(id),
                          "naam", Json.of(model.name()),
                          "plaats", ModelView.place(register.hostOf(model)));
                })
            .toList());
  }

  private static Json personal(UseCase useCase) {
    Map<String, Json> actions = new TreeMap<>();
    useCase
        .data()
        .personal()
        .forEach((type, action) -> actions.put(type.name(), Json.of(code(action))));
    return new Json.Obj(actions);
  }

  private static void limits(Limits limits, Map<String, Json> members) {
    members.put("bevestigingMogelijk", Json.of(limits.confirmation()));
    members.put("voorvertoning", Json.of(limits.preview().code()));
    members.put("bijVerbodenAntwoord", Json.of(action(limits.output().decisions())));
    members.put("bijGeheimInAntwoord", Json.of(action(limits.output().secrets())));
    members.put("tokensPerDag", Json.of(limits.tokensPerDay()));
    members.put("energieWhPerDag", Json.of(Double.valueOf(limits.energyWhPerDay())));
    members.put(
        "budgetten", Json.array(limits.budgets().stream().map(UseCaseView::budget).toList()));
    Cache cache = limits.cache();
    members.put("antwoordHergebruikMinuten", Json.of(cache == null ? 0 : cache.minutes()));
    members.put("bewaartermijnDagen", Json.of(limits.contentDays()));
    members.put("selectiecategorie", Json.of(limits.selection()));
  }

  private static Json budget(Budget budget) {
    String quantity =
        switch (budget.quantity()) {
          case TOKENS -> "tokens";
          case REQUESTS -> "verzoeken";
          case ENERGY_WH -> "energie-wh";
          case EURO -> "euro";
        };
    String window =
        switch (budget.window()) {
          case HOUR -> "uur";
          case DAY -> "dag";
          case MONTH -> "maand";
        };
    String per =
        switch (budget.per()) {
          case USE_CASE -> "toepassing";
          case UNIT -> "afdeling";
          case KEY -> "sleutel";
          case PERSON -> "persoon";
        };
    return Json.object(
        "grootheid",
        Json.of(quantity),
        "venster",
        Json.of(window),
        "per",
        Json.of(per),
        "maximum",
        Json.of((Double) budget.max()));
  }

  private static String action(Limits.OutputAction action) {
    return switch (action) {
      case STOP -> "stoppen";
      case FLAG -> "markeren";
    };
  }

  private static void accountability(Accountability answers, Map<String, Json> members) {
    members.put("verantwoordelijke", Json.of(answers.responsible()));
    members.put("menselijkContact", Json.of(answers.humanContact()));
    members.put("bezwaarUrl", Json.of(answers.appealUrl()));
    members.put("grondslag", Json.of(answers.legalBasis()));
    members.put("richtlijn", Json.of(answers.guideline()));
    members.put("scholing", Json.of(answers.literacy()));
    members.put("iama", Json.ofNullable(answers.iama()));
    members.put("dpia", Json.ofNullable(answers.dpia()));
  }

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static Json date(@Nullable LocalDate date) {
    return Json.ofNullable(date == null ? null : date.toString());
  }

  static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }

  static Json sorted(Collection<String> texts) {
    return texts(texts.stream().sorted().toList());
  }
}
