package nl.genaisluis.policy.prohibited;

/// What the asker reads when the classifier, not a rule, saw a prohibited use.
final class Explanations {
  private static final String REMEDY =
      " Algemene uitleg, een leeg sjabloon of het herschrijven van een al genomen besluit mag wel.";

  private Explanations() {}

  static String title(ProhibitedClass category) {
    return switch (category) {
      case VERGUNNINGEN -> "Lijkt op een besluit over een vergunning";
      case SUBSIDIES -> "Lijkt op een besluit over een subsidie";
      case HANDHAVING -> "Lijkt op een besluit over toezicht of handhaving";
      case INWONERS -> "Lijkt op een oordeel over een inwoner";
      case HOOGRISICO -> "Lijkt op een toepassing met een hoog risico";
    };
  }

  static String text(ProhibitedClass category) {
    return switch (category) {
      case VERGUNNINGEN ->
          "De vraag lijkt te gaan over het nemen, voorbereiden of verwoorden van een besluit over"
              + " een vergunning, ontheffing of melding in een concreet geval. Daarvoor gebruikt de"
              + " provincie geen generatieve AI."
              + REMEDY;
      case SUBSIDIES ->
          "De vraag lijkt te gaan over het beoordelen, rangschikken of vaststellen van een concrete"
              + " subsidieaanvraag, of over de beschikking daarop. Daarvoor gebruikt de provincie"
              + " geen generatieve AI."
              + REMEDY;
      case HANDHAVING ->
          "De vraag lijkt te gaan over toezicht of een sanctie in een concreet geval: of iets een"
              + " overtreding is, wie wordt gecontroleerd, of hoe wordt opgetreden. Daarvoor"
              + " gebruikt de provincie geen generatieve AI."
              + REMEDY;
      case INWONERS ->
          "De vraag lijkt te gaan over een besluit, beoordeling of indeling van een inwoner, ook"
              + " als die niet bij naam is genoemd. Daarvoor gebruikt de provincie geen generatieve"
              + " AI."
              + REMEDY;
      case HOOGRISICO ->
          "De vraag lijkt te gaan over het selecteren of beoordelen van sollicitanten of"
              + " medewerkers, of over het herkennen van personen of emoties. Dat is volgens de"
              + " AI-verordening een verboden toepassing of een toepassing met een hoog risico.";
    };
  }
}
