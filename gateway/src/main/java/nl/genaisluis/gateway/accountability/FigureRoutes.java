package nl.genaisluis.gateway.accountability;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.figures.FiguresCsv;

/// The figures of a month, as JSON or as comma-separated values.
final class FigureRoutes {
  private static final String JSON = "json";
  private static final String CSV = "csv";

  private final Vertx vertx;
  private final Figures figures;
  private final Clock clock;

  FigureRoutes(Vertx vertx, Figures figures, Clock clock) {
    this.vertx = vertx;
    this.figures = figures;
    this.clock = clock;
  }

  void month(RoutingContext context) {
    MultiMap query = Input.query(context, "formaat");
    YearMonth month = month(context.pathParam("maand"), "maand");
    String format = query.get("formaat") == null ? JSON : query.get("formaat");
    if (format.equals(CSV)) {
      csv(context, month);
      return;
    }
    if (!format.equals(JSON)) {
      throw new InputFault("formaat", "Kies json of csv.");
    }
    Answers.whenReady(
        context, vertx.executeBlocking(() -> figures.month(month), false).map(FigureView::of));
  }

  private void csv(RoutingContext context, YearMonth month) {
    vertx
        .executeBlocking(() -> FiguresCsv.csv(figures.month(month)), false)
        .onSuccess(
            text -> {
              context
                  .response()
                  .putHeader(
                      "Content-Disposition", "attachment; filename=\"cijfers-" + month + ".csv\"");
              Answers.send(
                  context,
                  200,
                  "text/csv; charset=utf-8; header=present",
                  text.getBytes(StandardCharsets.UTF_8));
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  /// The month that was asked for: written in full, from the first that can be, not in the future.
  private YearMonth month(String sent, String parameter) {
    if (sent.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
      YearMonth month = YearMonth.parse(sent);
      if (!month.isAfter(YearMonth.now(clock))) {
        return month;
      }
    }
    throw new InputFault(parameter, "Geef een maand tot en met nu, bijvoorbeeld 2026-11.");
  }
}
