package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// Which model answers: the smallest that fits, unless its reader says why a larger one is needed.
/// The energy of both stands side by side, without praise or blame.
record ModelChoice(Tongue tongue, Catalogue catalogue) {
  /// The question and the answer that "typical energy" is reckoned with, in tokens.
  private static final long TYPICAL_INPUT = 300;

  private static final long TYPICAL_OUTPUT = 400;

  /// What the page needs to offer the larger models of this use case; null when it has none.
  @Nullable String larger(UseCase useCase) {
    List<Json> models = new ArrayList<>();
    for (String id : useCase.models()) {
      Model model = catalogue.register().model(id);
      if (model != null && model.generative()) {
        models.add(
            Json.object(
                "id", Json.of(id),
                "naam", Json.of(Words.modelWithPlace(id, catalogue.register())),
                "energie", Json.of(energy(model))));
      }
    }
    return models.size() < 2 ? null : JsonCodec.text(Json.array(models));
  }

  /// What one answer of usual length takes of this model, as a range.
  String energy(Model model) {
    if (!model.generative()) {
      return tongue.of("0 Wh: geen taalmodel", "0 Wh: no language model");
    }
    Energy energy =
        EnergyMethod.ef1()
            .expected(model, catalogue.register().hostOf(model), TYPICAL_INPUT, TYPICAL_OUTPUT)
            .energy();
    Double low = energy.lowWh();
    Double high = energy.highWh();
    if (low == null || high == null) {
      return tongue.of("onbekend", "unknown");
    }
    return tongue.of("gewoonlijk ", "typically ")
        + figure(low)
        + tongue.of(" tot ", " to ")
        + figure(high)
        + tongue.of(" Wh per antwoord, geschat", " Wh per answer, estimated");
  }

  private String figure(double value) {
    Locale locale = tongue == Tongue.NL ? Locale.of("nl") : Locale.UK;
    int decimals = value >= 1 ? 1 : value >= 0.1 ? 2 : 3;
    return String.format(locale, "%." + decimals + "f", value);
  }

  /// The choice beside the question; scripts show it where a purpose has larger models.
  static Node node(Tongue tongue) {
    return element(
        "details",
        attr("id", "modelkeuze"),
        flag("hidden", true),
        element(
            "summary",
            text(tongue.of("Model: ", "Model: ")),
            element("span", attr("id", "model-gekozen"))),
        element(
            "fieldset",
            element("legend", text(tongue.of("Welk model antwoordt?", "Which model answers?"))),
            option(
                "model-auto",
                tongue.of(
                    "Automatisch: het kleinste dat past", "Automatic: the smallest that fits"),
                true),
            option("model-groter", tongue.of("Een groter model", "A larger model"), false)),
        larger(tongue));
  }

  private static Node larger(Tongue tongue) {
    return element(
        "div",
        attr("id", "model-groter-blok"),
        flag("hidden", true),
        element(
            "p",
            element("label", attr("for", "model-lijst"), text(tongue.of("Model ", "Model "))),
            element("select", attr("id", "model-lijst"), attr("lang", "nl"))),
        element("dl", attr("id", "model-energie"), attr("class", "facts")),
        element(
            "p",
            element(
                "label",
                attr("for", "model-reden"),
                text(
                    tongue.of(
                        "Waarom is een groter model nodig?", "Why is a larger model needed?"))),
            element(
                "input",
                attr("type", "text"),
                attr("id", "model-reden"),
                attr("maxlength", "300"),
                attr("autocomplete", "off"),
                attr("aria-describedby", "model-reden-uitleg"))),
        element(
            "p",
            attr("class", "hint"),
            attr("id", "model-reden-uitleg"),
            text(
                tongue.of(
                    "Ten minste 10 tekens. Uw reden wordt vastgelegd.",
                    "At least 10 characters. Your reason goes on record."))));
  }

  private static Node option(String id, String words, boolean chosen) {
    return element(
        "p",
        attr("class", "check"),
        element(
            "input",
            attr("type", "radio"),
            attr("name", "model"),
            attr("id", id),
            flag("checked", chosen)),
        element("label", attr("for", id), text(words)));
  }
}
