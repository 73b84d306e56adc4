package nl.genaisluis.policy;

import java.util.List;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.policy.personal.Action;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Finding;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.prohibited.ProhibitedClass;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// What can stand in the way of an ask within an open use case, in words for the asker.
final class Objections {
  private Objections() {}

  /// The refusal that the prohibited-use check calls for; null when it found nothing, or a doubt
  /// that the asker may confirm.
  static @Nullable Refusal prohibited(Ask ask, UseCase useCase, Judgement judgement) {
    return switch (judgement) {
      case Judgement.Clear() -> null;
      case Judgement.Doubt(List<Finding> findings) ->
          mayConfirm(ask, useCase) ? null : refusal(useCase, Ground.PROHIBITED_USE, findings);
      case Judgement.Prohibited(List<Finding> findings) ->
          refusal(useCase, Ground.PROHIBITED_USE, findings);
      case Judgement.Unsure _ -> undecided(useCase);
    };
  }

  /// The doubt that a person may lift with a reason.
  static Refusal doubt(UseCase useCase, Judgement.Doubt doubt) {
    return refusal(useCase, Ground.CONFIRMATION_REQUIRED, doubt.findings());
  }

  /// A check could not say, so the answer is no.
  static Refusal undecided(UseCase useCase) {
    return plain(
        useCase,
        Ground.UNDECIDED,
        "De controle kon over deze tekst geen uitspraak doen. Bij twijfel gaat er niets naar een"
            + " model. Maak de tekst korter of eenvoudiger, of vraag een collega.",
        null);
  }

  /// The refusal for personal data or a data class that this use case does not take; null when all
  /// is well.
  static @Nullable Refusal sensitive(UseCase useCase, Scrubbed scrubbed, DataClass dataClass) {
    if (scrubbed.fixedHit()) {
      return plain(
          useCase,
          Ground.PERSONAL_DATA_BLOCKED,
          "Er staan persoonsgegevens in de naam van een veld of hulpmiddel. Die kan de sluis niet"
              + " vervangen. Geef het veld een naam zonder persoonsgegevens.",
          null);
    }
    if (scrubbed.blocked()) {
      List<String> types =
          scrubbed.findings().stream()
              .filter(finding -> finding.action() == Action.BLOCK)
              .map(PersonalFinding::type)
              .distinct()
              .map(Enum::name)
              .toList();
      return plain(
          useCase,
          Ground.PERSONAL_DATA_BLOCKED,
          "In deze toepassing mag niet staan: " + String.join(", ", types) + ". Haal dit weg.",
          null);
    }
    if (!useCase.data().highest().covers(dataClass)) {
      return plain(
          useCase,
          Ground.DATA_CLASS_TOO_HIGH,
          "De tekst is "
              + word(dataClass)
              + "; deze toepassing gaat tot en met "
              + word(useCase.data().highest())
              + ".",
          "Laat de gevoelige delen weg, of doe dit werk zonder generatieve AI.");
    }
    return null;
  }

  /// No model of the use case may take this request.
  ///
  /// @param known the entry that was asked for by its id; null for `auto` and for an unknown id
  static Refusal noModel(
      UseCase useCase, String wanted, @Nullable Model known, DataClass dataClass) {
    String why =
        wanted.equals(Wish.AUTO)
            ? "Geen goedgekeurd model van deze toepassing kan deze vraag aan: niet bereikbaar,"
                + " stopgezet, te kort voor de tekst, of niet geschikt voor gegevens van klasse "
                + word(dataClass)
                + "."
            : "Dit model "
                + standing(known)
                + "mag deze vraag niet krijgen. Laat de sluis kiezen met model auto.";
    return plain(useCase, Ground.MODEL_NOT_APPROVED, why, useCase.purpose().simplerMeans());
  }

  /// How an entry stands that cannot be used whatever the question, as part of a sentence.
  private static String standing(@Nullable Model known) {
    return switch (known == null ? Governance.Status.APPROVED : known.governance().status()) {
      case APPROVED -> "";
      case PROPOSED -> "is nog niet goedgekeurd en ";
      case SUSPENDED -> "is geschorst en ";
      case WITHDRAWN -> "is ingetrokken en ";
    };
  }

  /// A larger model than needed was asked for without a reason.
  static Refusal noReason(UseCase useCase) {
    return plain(
        useCase,
        Ground.MODEL_REASON_REQUIRED,
        "Een kleiner model kan deze vraag aan. Wie een groter model wil, zegt waarom.",
        "Laat de sluis kiezen met model auto.");
  }

  private static boolean mayConfirm(Ask ask, UseCase useCase) {
    return useCase.limits().confirmation() && ask.asker().mayConfirm();
  }

  private static Refusal refusal(UseCase useCase, Ground ground, List<Finding> findings) {
    String what =
        findings.isEmpty()
            ? "Dit lijkt op hulp bij een besluit in een concrete zaak."
            : findings.getFirst().explanation();
    String rule =
        ground == Ground.CONFIRMATION_REQUIRED
            ? " Gaat het niet om een besluit in een concrete zaak? Bevestig dat dan met een reden."
            : " Een besluit neemt, weegt en motiveert een mens.";
    return new Refusal(
        ground,
        what + rule,
        findings,
        findings.isEmpty() ? null : alternative(findings.getFirst().category()),
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl());
  }

  private static String alternative(ProhibitedClass category) {
    return switch (category) {
      case VERGUNNINGEN ->
          "Wel mag: uitleg over de procedure, een samenvatting van beleid, of een leeg sjabloon.";
      case SUBSIDIES ->
          "Wel mag: uitleg over een regeling, een vergelijking van regelingen, of een leeg"
              + " sjabloon.";
      case HANDHAVING ->
          "Wel mag: uitleg over regels en procedures, een samenvatting van beleid of een leeg"
              + " sjabloon.";
      case INWONERS ->
          "Wel mag: een tekst begrijpelijker maken waarover al besloten is, of algemene uitleg.";
      case HOOGRISICO ->
          "Wel mag: een algemene vacaturetekst, uitleg over de procedure of een leeg formulier.";
    };
  }

  private static Refusal plain(
      UseCase useCase, Ground ground, String explanation, @Nullable String alternative) {
    return new Refusal(
        ground,
        explanation,
        List.of(),
        alternative,
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl());
  }

  private static String word(DataClass dataClass) {
    return dataClass.name().toLowerCase(java.util.Locale.ROOT);
  }
}
