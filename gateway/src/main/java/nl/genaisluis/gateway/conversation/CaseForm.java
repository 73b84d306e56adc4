package nl.genaisluis.gateway.conversation;

import java.util.List;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Json;

/// What somebody writes to the committee.
enum CaseForm {
  /// A use case that is missing.
  REQUEST(Kind.AANVRAAG, "/aanvragen") {
    @Override
    List<String> fields() {
      return List.of("titel", "doel", "noodzaak", "gegevens");
    }

    @Override
    Json.Obj read(Form form) {
      return Json.object(
          "titel", Json.of(form.line("titel", 1, TITLE_MAX)),
          "doel", Json.of(form.lines("doel", 1, TEXT_MAX)),
          "noodzaak", Json.of(form.lines("noodzaak", 1, TEXT_MAX)),
          "gegevens", Json.of(form.lines("gegevens", 0, TEXT_MAX)));
    }
  },
  /// An objection to a ruling or an answer.
  OBJECTION(Kind.BEZWAAR, "/bezwaren") {
    @Override
    List<String> fields() {
      return List.of("verzoek", "toelichting");
    }

    @Override
    Json.Obj read(Form form) {
      String request = form.lineOrNull("verzoek", 128);
      if (request != null && !REQUEST_ID.matcher(request).matches()) {
        throw form.fault("verzoek", "Geef het kenmerk van het verzoek, zoals de sluis het gaf.");
      }
      return Json.object(
          "verzoek", Json.ofNullable(request),
          "toelichting", Json.of(form.lines("toelichting", 3, TEXT_MAX)));
    }
  };

  private static final int TITLE_MAX = 200;
  private static final int TEXT_MAX = 4_000;
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

  private final Kind kind;
  private final String resource;

  CaseForm(Kind kind, String resource) {
    this.kind = kind;
    this.resource = resource;
  }

  Kind kind() {
    return kind;
  }

  String resource() {
    return resource;
  }

  /// The fields that its maker fills in.
  abstract List<String> fields();

  /// What was written, checked.
  abstract Json.Obj read(Form form);
}
