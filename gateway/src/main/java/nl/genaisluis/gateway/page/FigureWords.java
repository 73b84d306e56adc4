package nl.genaisluis.gateway.page;

import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.policy.Ground;
import nl.genaisluis.policy.usecase.UseCase;

/// What the public calls the keys of the figures. A key that nobody has a word for, such as the one
/// for small groups together, is its own word.
record FigureWords(Catalogue catalogue) {
  String ground(String code) {
    for (Ground ground : Ground.values()) {
      if (ground.code().equals(code)) {
        return ground.title().dutch();
      }
    }
    return code;
  }

  String useCase(String id) {
    UseCase useCase = catalogue.useCases().useCase(id);
    return useCase == null ? id : useCase.title();
  }

  String model(String id) {
    Model model = catalogue.register().model(id);
    return model == null ? id : Words.modelWithPlace(id, catalogue.register());
  }

  /// A class of prohibited use.
  String category(String code) {
    return switch (code) {
      case "vergunningen" -> "besluiten over vergunningen";
      case "subsidies" -> "besluiten over subsidies";
      case "handhaving" -> "besluiten over handhaving";
      case "inwoners" -> "besluiten over inwoners";
      case "hoogrisico" -> "toepassing met een hoog risico";
      default -> code;
    };
  }

  /// A kind of personal data.
  String kind(String code) {
    return switch (code) {
      case "PERSOON" -> "naam";
      case "BSN" -> "burgerservicenummer";
      case "EMAIL" -> "e-mailadres";
      case "TELEFOON" -> "telefoonnummer";
      case "IBAN" -> "rekeningnummer";
      case "IDENTITEITSBEWIJS" -> "nummer van een identiteitsbewijs";
      case "RIJBEWIJS" -> "rijbewijsnummer";
      case "VNUMMER" -> "V-nummer";
      case "BTW" -> "btw-nummer";
      case "KVK" -> "KvK-nummer";
      case "CREDITCARD" -> "creditcardnummer";
      case "IP" -> "IP-adres";
      case "MAC" -> "MAC-adres";
      case "GEHEIM" -> "wachtwoord of sleutel";
      case "GEBRUIKER" -> "gebruikersnaam";
      case "URLDATA" -> "gegevens in een webadres";
      case "ADRES", "POSTCODE", "GEBOORTEDATUM", "KENTEKEN" ->
          code.toLowerCase(java.util.Locale.ROOT);
      default -> code;
    };
  }
}
