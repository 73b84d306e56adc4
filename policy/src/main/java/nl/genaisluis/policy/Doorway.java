package nl.genaisluis.policy;

import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.policy.prohibited.Wording;
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
          new Wording(
              "Kies eerst waarvoor u generatieve AI wilt gebruiken. Zonder goedgekeurde toepassing"
                  + " is het antwoord nee. Noem de toepassing in de header X-Use-Case of in"
                  + " sluis.use_case.",
              "First choose what you want to use generative AI for. Without an approved use case"
                  + " the answer is no. Name the use case in the header X-Use-Case or in"
                  + " sluis.use_case."),
          List.of(),
          new Wording(
              "Bekijk het register van toepassingen op /openbaar.",
              "See the register of use cases at /openbaar."),
          null,
          null,
          null);
    }
    if (useCase == null) {
      return unknown();
    }
    if (stops.everything() || stops.useCases().contains(useCase.id())) {
      return closed(
          useCase, new Wording("Deze toepassing is stopgezet.", "This use case has been stopped."));
    }
    if (!useCase.term().runsOn(today)) {
      return closed(useCase, reason(useCase));
    }
    String unit = ask.asker().unit() == null ? "" : ask.asker().unit();
    boolean open = ask.asker().roles().stream().anyMatch(role -> useCase.openTo(role, unit));
    return open
        ? null
        : closed(
            useCase,
            new Wording(
                "Deze toepassing is niet voor uw rol of afdeling.",
                "This use case is not for your role or department."));
  }

  /// The refusal of a use case that nobody knows.
  static Refusal unknown() {
    return new Refusal(
        Ground.USE_CASE_NOT_APPROVED,
        new Wording(
            "Deze toepassing staat niet in het register. Wat er niet in staat, is niet toegestaan.",
            "This use case is not in the register. What is not in it is not allowed."),
        List.of(),
        new Wording(
            "Bekijk het register van toepassingen op /openbaar, of vraag een toepassing aan.",
            "See the register of use cases at /openbaar, or apply for a use case."),
        null,
        null,
        null);
  }

  private static Wording reason(UseCase useCase) {
    String reason = useCase.term().reason();
    if (reason != null) {
      return Wording.onlyDutch(reason);
    }
    return useCase.term().status() == Term.Status.CONCEPT
        ? new Wording(
            "Deze toepassing is nog niet goedgekeurd.", "This use case is not approved yet.")
        : new Wording(
            "Deze toepassing loopt niet op dit moment.", "This use case does not run now.");
  }

  private static Refusal closed(UseCase useCase, Wording why) {
    return new Refusal(
        Ground.USE_CASE_NOT_APPROVED,
        why,
        List.of(),
        Wording.onlyDutch(useCase.purpose().simplerMeans()),
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl(),
        Basis.UseCase.of(useCase));
  }
}
