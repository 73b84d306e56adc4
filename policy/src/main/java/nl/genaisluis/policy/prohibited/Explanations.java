package nl.genaisluis.policy.prohibited;

/// What the asker reads when the classifier, not a rule, saw a prohibited use.
final class Explanations {
  private static final Wording REMEDY =
      new Wording(
          " Algemene uitleg, een leeg sjabloon of het herschrijven van een al genomen besluit mag"
              + " wel.",
          " General explanation, a blank template or rewriting a decision that was already taken is"
              + " allowed.");

  private static final Wording NEVER =
      new Wording(
          " Daarvoor gebruikt de provincie geen generatieve AI.",
          " The province does not use generative AI for that.");

  private Explanations() {}

  static Wording title(ProhibitedClass category) {
    return switch (category) {
      case VERGUNNINGEN ->
          new Wording(
              "Lijkt op een besluit over een vergunning", "Looks like a decision on a permit");
      case SUBSIDIES ->
          new Wording("Lijkt op een besluit over een subsidie", "Looks like a decision on a grant");
      case HANDHAVING ->
          new Wording(
              "Lijkt op een besluit over toezicht of handhaving",
              "Looks like a decision on supervision or enforcement");
      case INWONERS ->
          new Wording(
              "Lijkt op een oordeel over een inwoner", "Looks like a judgement on a resident");
      case HOOGRISICO ->
          new Wording("Lijkt op een toepassing met een hoog risico", "Looks like a high-risk use");
    };
  }

  static Wording text(ProhibitedClass category) {
    return switch (category) {
      case VERGUNNINGEN ->
          new Wording(
                  "De vraag lijkt te gaan over het nemen, voorbereiden of verwoorden van een"
                      + " besluit over een vergunning, ontheffing of melding in een concreet"
                      + " geval.",
                  "The question seems to be about taking, preparing or wording a decision on a"
                      + " permit, exemption or notification in an actual case.")
              .and(NEVER)
              .and(REMEDY);
      case SUBSIDIES ->
          new Wording(
                  "De vraag lijkt te gaan over het beoordelen, rangschikken of vaststellen van een"
                      + " concrete subsidieaanvraag, of over de beschikking daarop.",
                  "The question seems to be about judging, ranking or settling an actual grant"
                      + " application, or about the decision on it.")
              .and(NEVER)
              .and(REMEDY);
      case HANDHAVING ->
          new Wording(
                  "De vraag lijkt te gaan over toezicht of een sanctie in een concreet geval: of"
                      + " iets een overtreding is, wie wordt gecontroleerd, of hoe wordt"
                      + " opgetreden.",
                  "The question seems to be about supervision or a sanction in an actual case:"
                      + " whether something is a violation, who is inspected, or how to act.")
              .and(NEVER)
              .and(REMEDY);
      case INWONERS ->
          new Wording(
                  "De vraag lijkt te gaan over een besluit, beoordeling of indeling van een"
                      + " inwoner, ook als die niet bij naam is genoemd.",
                  "The question seems to be about a decision on, an assessment or a classification"
                      + " of a resident, also when no name is given.")
              .and(NEVER)
              .and(REMEDY);
      case HOOGRISICO ->
          new Wording(
              "De vraag lijkt te gaan over het selecteren of beoordelen van sollicitanten of"
                  + " medewerkers, of over het herkennen van personen of emoties. Dat is volgens de"
                  + " AI-verordening een verboden toepassing of een toepassing met een hoog"
                  + " risico.",
              "The question seems to be about selecting or assessing job applicants or staff, or"
                  + " about recognising persons or emotions. Under the EU AI Act that is a"
                  + " forbidden or a high-risk use.");
    };
  }
}
