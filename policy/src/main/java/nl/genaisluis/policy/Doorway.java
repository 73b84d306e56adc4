package nl.genaisluis.policy;

import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// "Nee, tenzij": no use without an approved use case that is open to the asker today.
final class Doorway {
  private Doorway() {}

  /// Why the asker does not get in; null when the use case is open.
  static @Nullable Refusal refusal(
      Ask ask, @Nullable UseCase useCase, LocalDate today, Stops stops) {
    if (ask.wish().useCase() == null) {
      return new Refusal(
          Ground.USE_CASE_REQUIRED,
          "Kies eerst waarvoor u generatieve AI wilt gebruiken. Zonder goedgekeurde toepassing is"
              + " het antwoord nee. Noem de toepassing in de header X-Use-Case of in"
              + " sluis.use_case.",
          List.of(),
          "Bekijk het register van toepassingen op /openbaar.",
          null,
          null);
    }
    if (useCase == null) {
      return unknown();
    }
    if (stops.everything() || stops.useCases().contains(useCase.id())) {
      return closed(useCase, "Deze toepassing is stopgezet.");
    }
    if (!useCase.term().runsOn(today)) {
      return closed(useCase, reason(useCase));
    }
    String unit = ask.asker().unit() == null ? "" : ask.asker().unit();
    boolean open = ask.asker().roles().stream().anyMatch(role -> useCase.openTo(role, unit));
    return open ? null : closed(useCase, "Deze toepassing is niet voor uw rol of afdeling.");
  }

  /// The refusal of a use case that nobody knows.
  static Refusal unknown() {
    return new Refusal(
        Ground.USE_CASE_NOT_APPROVED,
        "Deze toepassing staat niet in het register. Wat er niet in staat, is niet toegestaan.",
        List.of(),
        "Bekijk het register van toepassingen op /openbaar, of vraag een toepassing aan.",
        null,
        null);
  }

  private static String reason(UseCase useCase) {
    String reason = useCase.term().reason();
    if (reason != null) {
      return reason;
    }
    return useCase.term().status() == Term.Status.CONCEPT
        ? "Deze toepassing is nog niet goedgekeurd."
        : "Deze toepassing loopt niet op dit moment.";
  }

  private static Refusal closed(UseCase useCase, String why) {
    return new Refusal(
        Ground.USE_CASE_NOT_APPROVED,
        why,
        List.of(),
        useCase.purpose().simplerMeans(),
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl());
  }
}
