package nl.genaisluis.audit.ledger;

import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Attempt;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.EnergyFigure;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Tokens;

/// Events like those of a working day.
public final class Events {
  private Events() {}

  public static String exchange(long number) {
    return String.format("%032x", number);
  }

  public static Opened opened(long number) {
    return opened(number, "schrijfhulp");
  }

  public static Opened opened(long number, String useCase) {
    return opened(exchange(number), useCase);
  }

  public static Opened opened(String exchange, String useCase) {
    return new Opened(
        exchange,
        useCase,
        "chat",
        List.of("mistral-small-3.2", "apertus-70b"),
        "sha256:0123456789abcdef",
        true,
        "medewerker",
        1500,
        Map.of("PERSOON", 2, "EMAIL", 1),
        false);
  }

  public static Closed closed(long number) {
    return closed(number, "schrijfhulp", "mistral-small-3.2");
  }

  public static Closed closed(long number, String useCase, String model) {
    return closed(exchange(number), useCase, model);
  }

  public static Closed closed(String exchange, String useCase, String model) {
    return new Closed(
        exchange,
        useCase,
        "completed",
        model,
        List.of(new Attempt(model, "scaleway", "completed", 200)),
        new Tokens(400, 0, 250, 0, "provider"),
        new EnergyFigure(0.02, 0.06, 0.18, "C", "EF-1/2026-11", 0.005, 0.016, 0.05),
        List.of());
  }

  public static Refused refused(long number) {
    return refused(number, "schrijfhulp", "vergunningen");
  }

  public static Refused refused(long number, String useCase, String category) {
    return refused(exchange(number), useCase, category);
  }

  public static Refused refused(String exchange, String useCase, String category) {
    return new Refused(
        exchange,
        useCase,
        "chat",
        "prohibited_use",
        List.of("V-03"),
        List.of(category),
        "mistral-small-3.2",
        "sha256:0123456789abcdef",
        "medewerker",
        220,
        Map.of("PERSOON", 1));
  }

  public static Checked checked(long number) {
    return new Checked(
        exchange(number),
        "schrijfhulp",
        "allow",
        List.of(),
        "sha256:0123456789abcdef",
        "medewerker",
        90);
  }
}
