package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An answer that came in pieces looks exactly as one that came at once.
@ExtendWith(Office.class)
class GrowingAnswerIT {
  private static final String[] PARTS = {
    "een woord ",
    "**vet** ",
    "*schuin ",
    "* ",
    "`code` ",
    "``",
    "[hier](https://voorbeeld.nl/a) ",
    "https://voorbeeld.nl/b ",
    "![beeld](x) ",
    "\n",
    "\n",
    "\n\n",
    "- punt\n",
    "  - dieper\n",
    "1. eerst\n",
    "10. tien\n",
    "# Kop\n",
    "---\n",
    "> citaat\n",
    "```sql\n",
    "```\n",
    "| a | b |\n",
    "|---|---|\n",
    "| **1** | 2 |\n",
    "_x_",
    "~~weg~~ ",
    "😀",
    "\\*",
    "    ",
    "1",
    ".",
    "|"
  };

  /// In `window.verschil`: what an answer in pieces of these lengths shows otherwise than at once.
  private static final String COMPARE =
      """
      (async () => {
        const { Writer } = await import("/assets/writer.js");
        window.verschil = (text, lengths) => {
          const grown = document.createElement("div");
          const writer = new Writer(grown);
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = lengths[turn % lengths.length];
            writer.add(text.slice(at, at + size));
            writer.show([0, performance.now() + 0.05, Infinity][turn % 3]);
            at += size;
          }
          while (!writer.show(0)) {}
          writer.finish();
          const once = document.createElement("div");
          const other = new Writer(once);
          other.add(text);
          other.show();
          other.finish();
          return grown.isEqualNode(once) ? "" : grown.outerHTML + " IN PLAATS VAN " + once.outerHTML;
        };
      })()
      """;

  private static String text(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < parts; at++) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static String difference(Tab tab, String text, String lengths) {
    return tab.text("window.verschil(" + Tab.quoted(text) + ", [" + lengths + "])");
  }

  @Test
  void inPiecesItIsTheSameAsAtOnce(Seat seat) {
    Tab tab = seat.open().tab();
    tab.eval(COMPARE);
    long seed = System.nanoTime();
    Random random = new Random(seed);

    StringBuilder differences = new StringBuilder();
    for (int round = 0; round < 150; round++) {
      String text = text(random, 5 + random.nextInt(120));
      String lengths = (1 + random.nextInt(7)) + "," + (1 + random.nextInt(60));
      differences.append(difference(tab, text, lengths));
    }

    assertThat(differences.toString()).as("seed " + seed).isEmpty();
  }

  @Test
  void aParagraphWithoutAnEndIsTheSameAsAtOnce(Seat seat) {
    Tab tab = seat.open().tab();
    tab.eval(COMPARE);
    long seed = System.nanoTime();
    Random random = new Random(seed);

    StringBuilder differences = new StringBuilder();
    for (int round = 0; round < 5; round++) {
      String text = text(random, 2_000).replaceAll("[\\n|]", " ");
      differences.append(difference(tab, "Begin " + text, "97,350"));
    }

    assertThat(differences.toString()).as("seed " + seed).isEmpty();
  }

  @Test
  void aLineThatTurnsOutToBeTheHeadOfATableBecomesOne(Seat seat) {
    Tab tab = seat.open().tab();
    tab.eval(COMPARE);
    String head = "| " + "een kop die lang is ".repeat(400) + "| b |\n";

    String difference = difference(tab, head + "|---|---|\n| 1 | 2 |\n\nKlaar.", "200,333");

    assertThat(difference).isEmpty();
  }

  @Test
  void aLineThatOnlyForAMomentIsTheDividerOfATableLeavesTheParagraphWhole(Seat seat) {
    Tab tab = seat.open().tab();
    tab.eval(COMPARE);

    String difference = difference(tab, "een\n|10. tien\n|  -o", "1");

    assertThat(difference).isEmpty();
  }
}
