package nl.genaisluis.policy;

import java.util.List;
import java.util.stream.Collectors;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.policy.personal.Action;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Finding;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.prohibited.ProhibitedClass;
import nl.genaisluis.policy.prohibited.Wording;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// What can stand in the way of an ask within an open use case, in words for the asker.
final class Objections {
  private Objections() {}

  /// The refusal that the prohibited-use check calls for; null when it found nothing, or a doubt
  /// that the asker may confirm.
  static @Nullable Refusal prohibited(
      Ask ask, UseCase useCase, Judgement judgement, Basis.Rules basis) {
    return switch (judgement) {
      case Judgement.Clear() -> null;
      case Judgement.Doubt(List<Finding> findings) ->
          mayConfirm(ask, useCase)
              ? null
              : refusal(useCase, Ground.PROHIBITED_USE, findings, basis);
      case Judgement.Prohibited(List<Finding> findings) ->
          refusal(useCase, Ground.PROHIBITED_USE, findings, basis);
      case Judgement.Unsure _ -> undecided(useCase);
    };
  }

  /// The doubt that a person may lift with a reason.
  static Refusal doubt(UseCase useCase, Judgement.Doubt doubt, Basis.Rules basis) {
    return refusal(useCase, Ground.CONFIRMATION_REQUIRED, doubt.findings(), basis);
  }

  /// A check could not say, so the answer is no.
  static Refusal undecided(UseCase useCase) {
    return plain(
        useCase,
        Ground.UNDECIDED,
        new Wording(
            "De controle kon over deze tekst geen uitspraak doen. Bij twijfel gaat er niets naar"
                + " een model. Maak de tekst korter of eenvoudiger, of vraag een collega.",
            "The check could not tell about this text. In doubt nothing goes to a model. Make the"
                + " text shorter or simpler, or ask a colleague."),
        null);
  }

  /// The refusal for personal data or a data class that this use case does not take; null when all
  /// is well.
  static @Nullable Refusal sensitive(UseCase useCase, Scrubbed scrubbed, DataClass dataClass) {
    if (scrubbed.fixedHit()) {
      return plain(
          useCase,
          Ground.PERSONAL_DATA_BLOCKED,
          new Wording(
              "Er staan persoonsgegevens in de naam van een veld of hulpmiddel. Die kan de sluis"
                  + " niet vervangen. Geef het veld een naam zonder persoonsgegevens.",
              "The name of a field or tool holds personal data, which the sluis cannot replace."
                  + " Give the field a name without personal data."),
          null);
    }
    if (scrubbed.blocked()) {
      return blocked(useCase, scrubbed);
    }
    return useCase.data().highest().covers(dataClass) ? null : tooHigh(useCase, dataClass);
  }

  private static Refusal blocked(UseCase useCase, Scrubbed scrubbed) {
    String types =
        scrubbed.findings().stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(PersonalFinding::type)
            .distinct()
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return plain(
        useCase,
        Ground.PERSONAL_DATA_BLOCKED,
        new Wording(
            "In deze toepassing mag niet staan: " + types + ". Haal dit weg.",
            "This use case does not take: " + types + ". Take it out."),
        null);
  }

  private static Refusal tooHigh(UseCase useCase, DataClass dataClass) {
    return plain(
        useCase,
        Ground.DATA_CLASS_TOO_HIGH,
        new Wording(
            "De tekst is "
                + word(dataClass)
                + "; deze toepassing gaat tot en met "
                + word(useCase.data().highest())
                + ".",
            "The text is of class "
                + word(dataClass)
                + "; this use case goes up to "
                + word(useCase.data().highest())
                + "."),
        new Wording(
            "Laat de gevoelige delen weg, of doe dit werk zonder generatieve AI.",
            "Leave out the sensitive parts, or do this work without generative AI."));
  }

  /// No model of the use case may take this request.
  ///
  /// @param known the entry that was asked for by its id; null for `auto` and for an unknown id
  static Refusal noModel(
      UseCase useCase, String wanted, @Nullable Model known, DataClass dataClass) {
    Wording why =
        wanted.equals(Wish.AUTO)
            ? new Wording(
                "Geen goedgekeurd model van deze toepassing kan deze vraag aan: niet bereikbaar,"
                    + " stopgezet, te kort voor de tekst, of niet geschikt voor gegevens van klasse"
                    + " "
                    + word(dataClass)
                    + ".",
                "No approved model of this use case can take this request: not reachable, stopped,"
                    + " too short for the text, or not fit for data of class "
                    + word(dataClass)
                    + ".")
            : new Wording("Dit model ", "This model ")
                .and(standing(known))
                .and(
                    new Wording(
                        "mag deze vraag niet krijgen. Laat de sluis kiezen met model auto.",
                        "may not get this request. Let the sluis choose with model auto."));
    return plain(
        useCase,
        Ground.MODEL_NOT_APPROVED,
        why,
        Wording.onlyDutch(useCase.purpose().simplerMeans()));
  }

  /// How an entry stands that cannot be used whatever the question, as part of a sentence.
  private static Wording standing(@Nullable Model known) {
    return switch (known == null ? Governance.Status.APPROVED : known.governance().status()) {
      case APPROVED -> Wording.NONE;
      case PROPOSED -> new Wording("is nog niet goedgekeurd en ", "is not approved yet and ");
      case SUSPENDED -> new Wording("is geschorst en ", "is suspended and ");
      case WITHDRAWN -> new Wording("is ingetrokken en ", "is withdrawn and ");
    };
  }

  /// A larger model than needed was asked for without a reason.
  static Refusal noReason(UseCase useCase) {
    return plain(
        useCase,
        Ground.MODEL_REASON_REQUIRED,
        new Wording(
            "Een kleiner model kan deze vraag aan. Wie een groter model wil, zegt waarom.",
            "A smaller model can take this request. Who wants a larger one says why."),
        new Wording(
            "Laat de sluis kiezen met model auto.", "Let the sluis choose with model auto."));
  }

  private static boolean mayConfirm(Ask ask, UseCase useCase) {
    return useCase.limits().confirmation() && ask.asker().mayConfirm();
  }

  private static Refusal refusal(
      UseCase useCase, Ground ground, List<Finding> findings, Basis.Rules basis) {
    Wording what =
        findings.isEmpty()
            ? new Wording(
                "Dit lijkt op hulp bij een besluit in een concrete zaak.",
                "This looks like help with a decision in an actual case.")
            : findings.getFirst().explanation();
    Wording rule =
        ground == Ground.CONFIRMATION_REQUIRED
            ? new Wording(
                " Gaat het niet om een besluit in een concrete zaak? Bevestig dat dan met een"
                    + " reden.",
                " Is this not about a decision in an actual case? Then confirm that with a reason.")
            : new Wording(
                " Een besluit neemt, weegt en motiveert een mens.",
                " A person takes, weighs and motivates a decision.");
    return new Refusal(
        ground,
        what.and(rule),
        findings,
        findings.isEmpty() ? null : alternative(findings.getFirst().category()),
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl(),
        basis);
  }

  private static Wording alternative(ProhibitedClass category) {
    return switch (category) {
      case VERGUNNINGEN ->
          new Wording(
              "Wel mag: uitleg over de procedure, een samenvatting van beleid, of een leeg"
                  + " sjabloon.",
              "Allowed: explanation of the procedure, a summary of policy, or a blank template.");
      case SUBSIDIES ->
          new Wording(
              "Wel mag: uitleg over een regeling, een vergelijking van regelingen, of een leeg"
                  + " sjabloon.",
              "Allowed: explanation of a scheme, a comparison of schemes, or a blank template.");
      case HANDHAVING ->
          new Wording(
              "Wel mag: uitleg over regels en procedures, een samenvatting van beleid of een leeg"
                  + " sjabloon.",
              "Allowed: explanation of rules and procedures, a summary of policy, or a blank"
                  + " template.");
      case INWONERS ->
          new Wording(
              "Wel mag: een tekst begrijpelijker maken waarover al besloten is, of algemene"
                  + " uitleg.",
              "Allowed: making the text of a decision already taken easier to read, or general"
                  + " explanation.");
      case HOOGRISICO ->
          new Wording(
              "Wel mag: een algemene vacaturetekst, uitleg over de procedure of een leeg"
                  + " formulier.",
              "Allowed: a general job advertisement, explanation of the procedure, or a blank"
                  + " form.");
    };
  }

  private static Refusal plain(
      UseCase useCase, Ground ground, Wording explanation, @Nullable Wording alternative) {
    return new Refusal(
        ground,
        explanation,
        List.of(),
        alternative,
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl(),
        Basis.UseCase.of(useCase));
  }

  private static String word(DataClass dataClass) {
    return dataClass.name().toLowerCase(java.util.Locale.ROOT);
  }
}
