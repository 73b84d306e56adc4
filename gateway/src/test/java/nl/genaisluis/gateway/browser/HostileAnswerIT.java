package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a model writes is text. It never becomes markup, a request to elsewhere or a script.
@ExtendWith(Office.class)
class HostileAnswerIT {
  private static final String[] CORPUS = {
    "<script>window.geraakt = 1</script>",
    "<img src=x onerror=\"window.geraakt = 2\">",
    "<svg onload=window.geraakt=3>",
    "<iframe srcdoc='<script>parent.geraakt=4</script>'></iframe>",
    "[klik](javascript:window.geraakt=5)",
    "[klik](JaVaScRiPt:window.geraakt=6)",
    "[klik](data:text/html,<script>window.geraakt=7</script>)",
    "![pixel](https://weg.example/a.png?naam=geheim)",
    "[![pixel](https://weg.example/b.png)](https://weg.example/c)",
    "<https://weg.example/d> en <javascript:window.geraakt=8>",
    "[x](https://iemand:wachtwoord@weg.example/)",
    "[x](https://weg.example/\" onmouseover=\"window.geraakt=9)",
    "```html\n<script>window.geraakt=10</script>\n```",
    "| <b onclick=window.geraakt=11>a</b> | b |\n"
        + "|---|---|\n"
        + "| <img src=x onerror=window.geraakt=12> | 2 |",
    "<details open ontoggle=window.geraakt=13>",
    "<form action=https://weg.example><button"
        + " formaction=javascript:window.geraakt=14>x</button></form>",
    "<a href=\"jav&#x09;ascript:window.geraakt=15\">x</a>",
    "<style>@import 'https://weg.example/e.css';</style>",
    "<base href=https://weg.example/><meta http-equiv=refresh"
        + " content=\"0;url=https://weg.example\">",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.geraakt=16>",
    "[a]: javascript:window.geraakt=17\n[a]",
    "`<img src=x onerror=window.geraakt=18>`",
    "\u202ehttps://weg.example/f",
    "[x](vbscript:window.geraakt=19) [y](file:///etc/passwd) [z](//weg.example)"
  };

  @Test
  void nothingInAnAnswerRunsLoadsOrLeadsWhereItShouldNot(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says(String.join("\n\n", CORPUS).split("(?<=\\G.{7})", -1));

    seat.askAndWait("Herschrijf: het loket is open.");
    tab.run(
        "document.querySelectorAll('.answer *').forEach((one) => one.dispatchEvent(new"
            + " MouseEvent('mouseover', {bubbles: true})))");

    assertThat(tab.holds("window.geraakt !== undefined")).isFalse();
    assertThat(
            tab.number(
                "document.querySelectorAll('.answer :is(script, img, svg, iframe, style, form,"
                    + " base, meta, object, embed, math, link, video, audio)').length"))
        .isZero();
    assertThat(
            tab.holds(
                "[...document.querySelectorAll('.answer a')].every((one) => /^(https|mailto):$/"
                    + ".test(one.protocol) && one.username === '' && one.rel === 'noopener"
                    + " noreferrer nofollow')"))
        .isTrue();
    assertThat(
            tab.holds(
                "[...document.querySelectorAll('.answer *')].every((one) =>"
                    + " one.getAttributeNames().every((name) => !name.startsWith('on')))"))
        .isTrue();
    assertThat(
            tab.holds(
                "performance.getEntriesByType('resource').every((one) =>"
                    + " new URL(one.name).origin === location.origin)"))
        .isTrue();
    assertThat(tab.complaints()).isEmpty();
    assertThat(seat.answer())
        .contains("<script>window.geraakt = 1</script>", "afbeelding niet getoond");
  }

  /// A text that comes in pieces looks as if it came at once: no random cut changes the page.
  @Test
  void theSameTextCutAnywhereIsTheSamePage(Seat seat) {
    Tab tab = seat.open().tab();
    long seed = 20261122;
    Random random = new Random(seed);
    String text =
        "# Kop\n\n"
            + "Een *alinea* met **nadruk** en `code`.\n"
            + "Tweede regel.\n\n"
            + "- een\n"
            + "  - twee\n"
            + "- drie\n\n"
            + "1. a\n\n"
            + "   b\n"
            + "2. c\n\n"
            + "> citaat\n"
            + "> verder\n\n"
            + "| k | l |\n"
            + "|---|:-:|\n"
            + "| 1 | 2 |\n\n"
            + "```js\n"
            + "let a = 1;\n\n"
            + "let b;\n"
            + "```\n\n"
            + "Zie https://voorbeeld.nl/a_b_c en [dit](https://a.nl).\n\n"
            + "---\n\n"
            + "Einde.";
    StringBuilder cuts = new StringBuilder();
    for (int round = 0; round < 200; round++) {
      cuts.append(cuts.isEmpty() ? "" : ",").append("[");
      for (int i = 0; i < 1 + round % 12; i++) {
        cuts.append(i == 0 ? "" : ",").append(random.nextInt(text.length()));
      }
      cuts.append("]");
    }

    String differing =
        tab.text(
            "import('/assets/writer.js').then(({Writer}) => { const text = "
                + Tab.quoted(text)
                + "; const made = (places) => { const box = document.createElement('div'); const"
                + " writer = new Writer(box); let at = 0; for (const place of [...places,"
                + " text.length].sort((a, b) => a - b)) { writer.add(text.slice(at, place)); at ="
                + " Math.max(at, place); writer.show(); } return box.innerHTML; }; const once ="
                + " made([]); return ["
                + cuts
                + "].filter((places) => made(places) !== once).map((places) =>"
                + " places.join(' ')).join('; ') || once; })");

    assertThat(differing)
        .as("seed %d", seed)
        .startsWith("<h4>Kop</h4><p>Een <em>alinea</em> met <strong>nadruk</strong>")
        .contains(
            "<ul><li>een<ul><li>twee</li></ul></li><li>drie</li></ul>", "<hr>", "<blockquote>")
        .contains("<code>let a = 1;\n\nlet b;</code>", "a_b_c");
  }

  /// Making a long answer costs what its last block costs, for every piece: what is complete stays
  /// the element that it was.
  @Test
  void aBlockThatIsCompleteIsMadeOnce(Seat seat) {
    Tab tab = seat.open().tab();

    String remade =
        tab.text(
            "import('/assets/writer.js').then(({Writer}) => { const box ="
                + " document.createElement('div'); const writer = new Writer(box); const seen = [];"
                + " let made = 0; for (let n = 0; n < 300; n += 1) { writer.add(`Alinea ${n} met"
                + " **nadruk**.\\n"
                + "\\n"
                + "`); writer.show(); const before = box.children.length - 2; if (before >= 0) { if"
                + " (seen[before] === undefined) { seen[before] = box.children[before]; made += 1;"
                + " } } } return seen.filter((one, n) => box.children[n] !== one).length + ' of ' +"
                + " made; })");

    assertThat(remade).isEqualTo("0 of 299");
  }
}
