package nl.genaisluis.policy.provenance;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;

/// What the rules of origin say of the entries of one register on a day. They look at facts that do
/// not change and at the date, so they are asked once a day and not for every model of every
/// request. Thread-safe; holds no more than one answer for each entry, and none of an earlier day.
public final class Origins {
  private volatile Day known = new Day(LocalDate.MIN);

  private record Judged(Model model, Provider host, boolean permitted) {}

  /// The answers of one day by the entry's id. Confined to it: each day begins with none.
  private static final class Day {
    final LocalDate date;
    final Map<String, Judged> answers = new ConcurrentHashMap<>();

    Day(LocalDate date) {
      this.date = date;
    }
  }

  /// True when the rules of origin let this entry be used at this host on that day.
  public boolean permit(Model model, Provider host, LocalDate today) {
    Day day = known;
    if (!day.date.equals(today)) {
      day = new Day(today);
      known = day;
    }
    Judged before = day.answers.get(model.id());
    if (before != null && before.model().equals(model) && before.host().equals(host)) {
      return before.permitted();
    }
    boolean permitted = judge(model, host, today);
    day.answers.put(model.id(), new Judged(model, host, permitted));
    return permitted;
  }

  private static boolean judge(Model model, Provider host, LocalDate today) {
    return switch (ProvenanceRules.judge(model, host, today)) {
      case Provenance.Eligible() -> true;
      case Provenance.Decided _ -> true;
      case Provenance.Committee _, Provenance.Refused _ -> false;
    };
  }
}
