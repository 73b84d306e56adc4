package nl.genaisluis.gateway.page;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Jurisdiction;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Openness;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.provenance.Provenance;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// Words for the codes of registers and rules: Dutch, and English where a page has it.
final class Words {
  private Words() {}

  static String shown(UseCase.ShownAs shown) {
    return shown(shown, Tongue.NL);
  }

  static String shown(UseCase.ShownAs shown, Tongue tongue) {
    return switch (shown) {
      case MAG -> tongue.of("Mag", "Allowed");
      case MAG_ONDER_VOORWAARDEN -> tongue.of("Mag onder voorwaarden", "Allowed under conditions");
      case MAG_NIET -> tongue.of("Mag niet", "Not allowed");
    };
  }

  static String tone(UseCase.ShownAs shown) {
    return switch (shown) {
      case MAG -> "good";
      case MAG_ONDER_VOORWAARDEN -> "warn";
      case MAG_NIET -> "bad";
    };
  }

  /// Which data may go in, from what anybody may know upwards.
  static String data(Collection<DataClass> classes, Tongue tongue) {
    return classes.stream()
        .sorted()
        .map(
            one ->
                switch (one) {
                  case OPENBAAR -> tongue.of("openbaar", "public");
                  case INTERN -> tongue.of("intern", "internal");
                  case VERTROUWELIJK -> tongue.of("vertrouwelijk", "confidential");
                  case GEHEIM -> tongue.of("geheim", "secret");
                })
        .collect(Collectors.joining(", "));
  }

  /// The name of a model and where it runs: `Mistral Small (bij Scaleway, FR)`.
  static String modelWithPlace(String id, Register register) {
    Model model = register.model(id);
    return model == null ? id : model.name() + " (" + place(register.hostOf(model)) + ")";
  }

  static String place(Provider host) {
    if (host.kind() == Provider.Kind.IN_PROCESS) {
      return "in deze sluis zelf";
    }
    Hosting hosting = host.hosting();
    String country = hosting.country().value();
    String where = country == null ? "land onbekend" : country(country);
    return hosting.own() ? "eigen machines, " + where : "bij " + host.name() + ", " + where;
  }

  /// The Dutch name of a country code; the code itself when there is none.
  static String country(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.of("nl"));
  }

  static String law(@Nullable Jurisdiction law) {
    return switch (law) {
      case null -> "onbekend";
      case OWN -> "eigen huis";
      case EU -> "EU";
      case EEA -> "EER";
      case ADEQUACY -> "land met adequaatheidsbesluit";
      case MIXED -> "ook recht van buiten Europa";
      case OUTSIDE -> "geen Europees recht";
    };
  }

  static String openness(@Nullable Openness openness) {
    return switch (openness) {
      case null -> "onbekend";
      case CLOSED -> "gesloten";
      case WEIGHTS -> "open gewichten";
      case OPEN -> "open gewichten, code en databeschrijving";
    };
  }

  static String verdict(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Eligible() -> "toelaatbaar";
      case Provenance.Decided(var rule, var decision) ->
          "toegelaten door de ethische commissie: "
              + decision.id()
              + " (regel "
              + rule
              + ", tot en met "
              + decision.until()
              + ")";
      case Provenance.Committee(var rule, var _) ->
          "wacht op de ethische commissie (regel " + rule + ")";
      case Provenance.Refused(var rule, var _) -> "geweigerd (regel " + rule + ")";
    };
  }
}
