package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import nl.genaisluis.gateway.accountability.ReviewBoard.Verdict;
import nl.genaisluis.gateway.accountability.ReviewBoard.View;
import nl.genaisluis.gateway.accountability.ReviewBoard.Word;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Giving and reading the committee's word on rulings.
final class ReviewRoutes {
  private static final int REASON_MIN = 10;
  private static final int REASON_MAX = 2_000;

  /// A word that weighs on others is looked at again within this time.
  private static final int DAYS_MAX = 366;

  private static final List<String> CLASSES =
      List.of("vergunningen", "subsidies", "handhaving", "inwoners", "hoogrisico");

  private final ReviewBoard board;
  private final Looks looks;
  private final Clock clock;

  ReviewRoutes(ReviewBoard board, Looks looks, Clock clock) {
    this.board = board;
    this.looks = looks;
    this.clock = clock;
  }

  void all(RoutingContext context) {
    Input.query(context);
    Answers.whenReady(
        context,
        looks
            .look(Access.caller(context), "list", null, board::all)
            .map(
                words ->
                    Json.object(
                        "uitspraken", Json.array(words.stream().map(ReviewRoutes::view).toList()),
                        "totaal", Json.of(words.size()))));
  }

  void one(RoutingContext context) {
    Input.query(context);
    String decision = Input.leaf("id", context.pathParam("id"));
    View found = board.find(decision);
    if (found == null) {
      Answers.notFound(context);
      return;
    }
    Answers.whenReady(
        context,
        looks
            .look(
                Access.caller(context),
                "content",
                found.leaf(),
                () -> Json.ofNullable(board.reason(found)))
            .map(reason -> view(found).with("toelichting", reason)));
  }

  void give(RoutingContext context) {
    Input.query(context);
    Json.Obj body =
        Input.object(context, "beslissing", "uitspraak", "klasse", "geldigTot", "toelichting");
    String decision = Input.leaf("beslissing", Input.text(body, "beslissing", 1, 64));
    Verdict verdict = Verdict.find(Input.text(body, "uitspraak", 1, 20));
    if (verdict == null) {
      throw new InputFault("uitspraak", "Kies terecht, gemist of loos-alarm.");
    }
    Word word =
        new Word(
            decision,
            verdict,
            category(body, verdict),
            until(body, verdict),
            Input.text(body, "toelichting", REASON_MIN, REASON_MAX));
    board
        .give(Access.caller(context), word)
        .onSuccess(
            given -> {
              context
                  .response()
                  .putHeader("Location", Frame.BASE + "/uitspraken/" + given.decision());
              Answers.json(context, 201, view(given));
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private static @Nullable String category(Json.Obj body, Verdict verdict) {
    if (verdict != Verdict.MISSED) {
      absent(body, "klasse", "Laat dit veld weg: een klasse hoort alleen bij gemist.");
      return null;
    }
    String sent = Input.text(body, "klasse", 1, 40);
    if (!CLASSES.contains(sent)) {
      throw new InputFault("klasse", "Kies een van " + String.join(", ", CLASSES) + ".");
    }
    return sent;
  }

  private @Nullable LocalDate until(Json.Obj body, Verdict verdict) {
    if (verdict == Verdict.UPHELD) {
      absent(body, "geldigTot", "Laat dit veld weg: terecht weegt niet mee bij andere vragen.");
      return null;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate last = today.plusDays(DAYS_MAX);
    String sent = Input.text(body, "geldigTot", 1, 20);
    try {
      LocalDate until = LocalDate.parse(sent);
      if (!until.isBefore(today) && !until.isAfter(last)) {
        return until;
      }
    } catch (DateTimeParseException notADate) {
      throw new InputFault("geldigTot", "Geef een datum als " + last + ".");
    }
    throw new InputFault(
        "geldigTot", "Geef een datum van vandaag tot en met " + last + "; daarna kan het opnieuw.");
  }

  private static void absent(Json.Obj body, String name, String remedy) {
    Json sent = body.get(name);
    if (sent != null && !(sent instanceof Json.Null)) {
      throw new InputFault(name, remedy);
    }
  }

  private static Json.Obj view(View word) {
    LocalDate until = word.until();
    return Json.object(
        "beslissing", Json.of(word.decision()),
        "uitspraak", Json.of(word.verdict().code()),
        "klasse", Json.ofNullable(word.category()),
        "geldigTot", Json.ofNullable(until == null ? null : until.toString()),
        "gegevenOp", Json.of(word.given().truncatedTo(ChronoUnit.SECONDS).toString()),
        "weegtMee", word.weighs() ? Json.TRUE : Json.FALSE);
  }
}
