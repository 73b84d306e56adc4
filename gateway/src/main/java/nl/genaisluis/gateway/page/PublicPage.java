package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.ledger.Shard;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.page.Html.Node;
import org.jspecify.annotations.Nullable;

/// What the public sees: how often, for what, with which models, at which cost in energy, what was
/// refused, and how to check all that. Works without scripts.
record PublicPage(Layout layout) {
  /// The proof of the log at one moment.
  ///
  /// @param checkpoint text of the latest signed checkpoint; null when none was signed yet
  /// @param witnessed text of the latest one that a witness cosigned; null when none did yet
  /// @param shards the log of each year, oldest first
  record LogHead(@Nullable String checkpoint, @Nullable String witnessed, List<Shard> shards) {
    LogHead {
      shards = List.copyOf(shards);
    }

    /// The keys of all years, a line each, the newest first.
    String keys() {
      return shards.reversed().stream().map(Shard::verifierKey).collect(Collectors.joining("\n"));
    }
  }

  String html(
      Tongue tongue, Catalogue catalogue, MonthFigures month, LogHead log, LocalDate today) {
    return layout.page(
        "/openbaar",
        "Openbare verantwoording",
        "sluis-code",
        element("h1", text("Openbare verantwoording")),
        InEnglish.ofTheAccount(tongue),
        element(
            "p",
            text(
                "Zo gebruikt "
                    + layout.organisation()
                    + " generatieve AI. Alle cijfers komen uit het logboek zelf. Regels die nu"
                    + " gelden: "),
            element("span", attr("class", "mono"), text(catalogue.policyVersion())),
            text(".")),
        FigureSections.of(month, catalogue, YearMonth.from(today)),
        Registers.useCases(catalogue),
        Registers.models(catalogue, today),
        Registers.rules(catalogue),
        check(log),
        objection(),
        data());
  }

  private static Node check(LogHead log) {
    Node head =
        log.checkpoint() == null
            ? element("p", text("Er is nog geen controlepunt ondertekend."))
            : block("Controlepunt", "Kopieer controlepunt", log.checkpoint());
    return Registers.section(
        "controleer",
        "Controleer zelf",
        element(
            "p",
            text(
                "Elke beslissing krijgt een regel in een logboek waarin niets ongemerkt kan"
                    + " veranderen of verdwijnen. Het laatste ondertekende controlepunt:")),
        head,
        witnessed(log.witnessed()),
        element("p", text("Sleutel om de handtekening te controleren:")),
        block("Sleutel", "Kopieer sleutel", log.keys()),
        Layout.status(),
        years(log.shards()),
        element(
            "p",
            text(
                "Dit bewijst niet dat alles in het logboek staat, en ook niet dat een antwoord"
                    + " waar is. Het bewijst dat wat erin staat, niet is veranderd. Het"
                    + " controlepunt is ook een bestand: "),
            element("a", attr("href", "/log/checkpoint"), text("/log/checkpoint")),
            text(".")));
  }

  /// What a citizen takes to a checker of their own; with script it has a button that copies it.
  private static Node block(String name, String button, String words) {
    return element(
        "sluis-code",
        attr("button", button),
        element("pre", attr("tabindex", "0"), attr("aria-label", name), text(words)));
  }

  /// A cosignature is somebody else's word that nothing of before was changed, and when that was.
  private static Node witnessed(@Nullable String note) {
    return note == null
        ? element("p", text("Er is nog geen controlepunt dat ook een getuige heeft ondertekend."))
        : Html.all(
            element(
                "p",
                text("Het laatste controlepunt dat ook een getuige heeft ondertekend ("),
                element("a", attr("href", "/log/witnessed"), text("/log/witnessed")),
                text("):")),
            element(
                "pre", attr("tabindex", "0"), attr("aria-label", "Bij een getuige"), text(note)));
  }

  /// Every year has a log of its own, which goes on from the one before.
  private static Node years(List<Shard> shards) {
    String intro =
        "Elk jaar heeft een eigen logboek, dat begint met het laatste controlepunt van het jaar"
            + " ervoor. Vaste adressen, per jaar:";
    List<Node> links =
        shards.reversed().stream()
            .map(shard -> link("/log/" + shard.year() + "/checkpoint", shard.origin()))
            .toList();
    return Html.all(element("p", text(intro)), element("ul", Html.all(links)));
  }

  private static Node objection() {
    return Registers.section(
        "bezwaar",
        "Niet mee eens?",
        element(
            "p",
            text("Over elke uitspraak van de sluis kunt u een mens laten oordelen: "),
            element(
                "a",
                attr("href", ObjectionPage.PATH),
                text("bezwaar maken of een correctie vragen")),
            text(".")));
  }

  private static Node data() {
    return Registers.section(
        "gegevens",
        "Als gegevens",
        element(
            "ul",
            link("/api/v1/toepassingen", "Toepassingen (JSON)"),
            link("/api/v1/modellen", "Modellen (JSON)"),
            link("/api/v1/regels", "Regels over verboden gebruik (JSON)"),
            link("/api/v1/openapi.json", "Beschrijving van de API (OpenAPI)")));
  }

  private static Node link(String address, String words) {
    return element("li", element("a", attr("href", address), text(words)));
  }
}
