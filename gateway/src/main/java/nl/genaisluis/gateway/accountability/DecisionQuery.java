package nl.genaisluis.gateway.accountability;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.search.Facet;
import nl.genaisluis.audit.search.Filter;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.gateway.accountability.DecisionIndex.Wanted;
import org.jspecify.annotations.Nullable;

/// The question of one request for rulings, read strictly.
///
/// @param page which page, from 1
record DecisionQuery(Wanted wanted, int page) {
  private static final int PER_PAGE = 25;
  private static final int PER_PAGE_MAX = 100;

  private static final String ALL = "alle";

  /// What a reader may call a kind, and the events that it means. An exchange is in `alle` once.
  private static final Map<String, List<String>> KINDS =
      Map.of(
          Refused.CODE,
          List.of(Refused.CODE),
          Opened.CODE,
          List.of(Opened.CODE),
          Closed.CODE,
          List.of(Closed.CODE),
          ALL,
          List.of(Refused.CODE, Opened.CODE));

  private static final Map<String, Facet> FACETS =
      Map.of(
          "code", Facet.VERDICT,
          "toepassing", Facet.USE_CASE,
          "model", Facet.MODEL,
          "regel", Facet.RULE,
          "klasse", Facet.CATEGORY,
          "persoonsgegeven", Facet.MASKED,
          "energie", Facet.ENERGY);

  /// A date without a time is one of the Netherlands.
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
  private static final Pattern ENERGY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  static DecisionQuery of(RoutingContext context) {
    MultiMap query =
        Input.query(
            context,
            "zoek",
            "soort",
            "code",
            "toepassing",
            "model",
            "regel",
            "klasse",
            "persoonsgegeven",
            "energie",
            "eenheid",
            "van",
            "tot",
            "energieMin",
            "energieMax",
            "facetten",
            "stand",
            "pagina",
            "aantal");
    int page = Input.number(query, "pagina", 1, Query.OFFSET_MAX);
    int size = Input.number(query, "aantal", PER_PAGE, PER_PAGE_MAX);
    if ((page - 1) * size > Query.OFFSET_MAX) {
      throw new InputFault("pagina", "Zo ver terug kan niet; zoek gerichter.");
    }
    Wanted wanted =
        new Wanted(
            Input.words(query, "zoek"),
            filter(query),
            before(query),
            yes(query, "facetten"),
            new DecisionIndex.Page(size, (page - 1) * size));
    return new DecisionQuery(wanted, page);
  }

  private static Filter filter(MultiMap query) {
    String kind = kind(query);
    Filter filter = Filter.NONE.with(Facet.CODE, codes(kind));
    for (Map.Entry<String, Facet> each : FACETS.entrySet()) {
      String value = Input.idOrNull(query, each.getKey());
      if (value != null) {
        filter = filter.with(each.getValue(), value);
      }
    }
    String unit = unit(query);
    if (unit != null) {
      filter = filter.with(Facet.UNIT, unit);
    }
    Double min = energy(query, "energieMin", kind);
    Double max = energy(query, "energieMax", kind);
    return filter.between(minute(query, "van"), minute(query, "tot")).energy(min, max);
  }

  /// A unit as the identity provider writes it; null when it was not sent.
  private static @Nullable String unit(MultiMap query) {
    String sent = query.get("eenheid");
    if (sent != null && !Content.isUnit(sent)) {
      throw new InputFault("eenheid", "Geef een eenheid van 1 tot 255 tekens, zonder stuurtekens.");
    }
    return sent;
  }

  private static String kind(MultiMap query) {
    String sent = Input.idOrNull(query, "soort");
    if (sent == null) {
      return Refused.CODE;
    }
    if (!KINDS.containsKey(sent)) {
      throw new InputFault(
          "soort",
          "Kies refused (geweigerd), opened (toegelaten), closed (afgerond) of alle"
              + " (geweigerd en toegelaten).");
    }
    return sent;
  }

  private static String[] codes(String kind) {
    return KINDS.getOrDefault(kind, List.of()).toArray(new String[0]);
  }

  /// The minute that a moment falls in, or that a day begins with in the Netherlands.
  private static @Nullable String minute(MultiMap query, String name) {
    String sent = query.get(name);
    if (sent == null) {
      return null;
    }
    try {
      return DATE.matcher(sent).matches()
          ? Entry.minute(LocalDate.parse(sent).atStartOfDay(ZONE).toInstant())
          : Entry.minute(OffsetDateTime.parse(sent).toInstant());
    } catch (DateTimeException notATime) {
      throw new InputFault(
          name, "Geef een datum (2026-11-22) of een tijdstip met zone (2026-11-22T10:05:00Z).");
    }
  }

  private static @Nullable Double energy(MultiMap query, String name, String kind) {
    String sent = query.get(name);
    if (sent == null) {
      return null;
    }
    if (!kind.equals(Closed.CODE)) {
      throw new InputFault(name, "Energie staat bij wat is afgerond; kies soort=closed.");
    }
    if (!ENERGY.matcher(sent).matches()) {
      throw new InputFault(name, "Geef een getal in Wh, met een punt voor decimalen.");
    }
    return Double.valueOf(sent);
  }

  private static long before(MultiMap query) {
    String sent = query.get("stand");
    if (sent == null) {
      return Query.ALL;
    }
    if (!sent.matches("0|[1-9][0-9]{0,15}")) {
      throw new InputFault("stand", "Geef de stand uit het antwoord op de eerste pagina.");
    }
    return Long.parseLong(sent);
  }

  private static boolean yes(MultiMap query, String name) {
    String sent = query.get(name);
    if (sent == null || sent.equals("false")) {
      return false;
    }
    if (!sent.equals("true")) {
      throw new InputFault(name, "Kies true of false.");
    }
    return true;
  }
}
