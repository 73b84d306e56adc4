package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer of 30,000 characters that comes in small pieces. How long the page's thread was busy
/// at a stretch, on a processor made twice as slow, is a figure, printed and kept in
/// `target/long-answer-*.txt`; a busy machine makes it larger, so nothing is asserted of it.
@ExtendWith(Office.class)
class LongAnswerIT {
  private static final int CHARACTERS = 30_000;
  private static final int PIECE = 24;
  private static final int TIMES_SLOWER = Integer.getInteger("slower", 2);

  private static final String WATCH =
      "window.stretches = []; new PerformanceObserver((list) => list.getEntries().forEach((one) =>"
          + " window.stretches.push(Math.round(one.duration)))).observe({type: 'longtask'});";

  /// Blocks of every kind, or one paragraph that never ends.
  private static String text(String sort) {
    String part =
        switch (sort) {
          case "blocks" ->
              "## Kop\n\nEen alinea met **nadruk** en `code` over de brug en de dijk.\n\n"
                  + "- een punt met [een verwijzing](https://voorbeeld.nl/a)\n- nog een punt\n\n"
                  + "| Naam | Bedrag |\n|---|---|\n| brug | 12.345 |\n\n```sql\nselect 1;\n```\n\n";
          case "list" -> "- Een punt met **nadruk** en `code` over de brug.\n";
          case "table" -> "| De brug | 12.345 | met **nadruk** |\n";
          case "code" -> "select brug, datum from werkzaamheden where gereed = 0;\n";
          default -> "Een zin met **nadruk** en `code` over de brug en de dijk. ";
        };
    String begin =
        switch (sort) {
          case "table" -> "| Naam | Bedrag | Uitleg |\n|---|---|---|\n";
          case "code" -> "```sql\n";
          default -> "";
        };
    return (begin + part.repeat(CHARACTERS / part.length() + 1)).substring(0, CHARACTERS);
  }

  private static String[] pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); at += PIECE) {
      pieces.add(text.substring(at, Math.min(text.length(), at + PIECE)));
    }
    return pieces.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocks", "paragraph", "list", "table", "code"})
  void itGrowsToItsEndAndTheFigureIsKept(String sort, Seat seat) throws IOException {
    seat.tab().always(WATCH);
    Tab tab = seat.atWork().tab();
    seat.desk().says(pieces(text(sort)));
    tab.slow(TIMES_SLOWER);
    tab.run("window.stretches.length = 0");
    tab.trace();

    seat.ask("Herschrijf: alles.");
    tab.await("document.querySelector('article.answered .tools')");
    tab.await("new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))");

    assertThat(tab.number("JSON.parse(sessionStorage['sluis.gesprek']).turns[0].answer.length"))
        .isEqualTo(CHARACTERS);
    List<Tasks.Task> tasks = tab.traced();
    tab.slow(1);
    String figure =
        ("long answer, %s, %d times slower: %d characters in %d pieces; longest task at work %s;"
                + " tasks over 50 ms at work: %d, by the clock: %s")
            .formatted(
                sort,
                TIMES_SLOWER,
                CHARACTERS,
                pieces(text(sort)).length,
                tasks.getFirst(),
                tasks.stream().filter(one -> one.work() > 50).count(),
                tab.text("JSON.stringify(window.stretches)"));
    System.out.println(figure);
    Files.writeString(Path.of("target", "long-answer-" + sort + ".txt"), figure + "\n");
  }
}
