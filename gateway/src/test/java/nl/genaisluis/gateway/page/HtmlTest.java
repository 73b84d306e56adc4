package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.flag;
import static nl.genaisluis.gateway.page.Html.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</textarea><svg onload=alert(1)>",
        "`-alert(1)-`",
        "&lt;b&gt;"
      })
  void hostileTextStaysText(String hostile) {
    String markup = element("p", attr("title", hostile), text(hostile)).markup();

    String inside = markup.substring("<p title=\"".length(), markup.length() - "</p>".length());
    int end = inside.indexOf("\">");
    assertThat(inside.substring(0, end)).doesNotContain("\"", "<", ">", "'", "`");
    assertThat(inside.substring(end + 2)).doesNotContain("<", ">", "\"", "'", "`");
  }

  @Test
  void randomTextNeverBringsAMarkupCharacter() {
    long seed = 20261122;
    Random random = new Random(seed);
    String alphabet = "<>&\"'`=/ \u0000\u0007a\n\u2028é😀-!";

    for (int round = 0; round < 2_000; round++) {
      StringBuilder hostile = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        hostile.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String markup = text(hostile.toString()).markup();
      assertThat(markup).as("seed %d round %d", seed, round).doesNotContain("<", ">", "\u0000");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>",
        "//evil.example/x",
        "/\\evil.example",
        "vbscript:x",
        "java\nscript:alert(1)"
      })
  void anAddressOutsideTheListLosesItsAttribute(String hostile) {
    assertThat(element("a", attr("href", hostile), text("x")).markup()).isEqualTo("<a>x</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openbaar",
        "/",
        "#main",
        "?maand=2026-11",
        "https://example.nl/a",
        "mailto:a@b.nl"
      })
  void anOrdinaryAddressStays(String address) {
    assertThat(element("a", attr("href", address)).markup())
        .isEqualTo("<a href=\"" + address + "\"></a>");
  }

  @Test
  void thereAreNoHandlersNoInlineStyleAndNoInlineScript() {
    assertThatIllegalStateException().isThrownBy(() -> attr("onclick", "x"));
    assertThatIllegalStateException().isThrownBy(() -> attr("style", "x"));
    assertThatIllegalStateException().isThrownBy(() -> attr("x\"y", "x"));
    assertThatIllegalStateException().isThrownBy(() -> element("script", text("alert(1)")));
    assertThatIllegalStateException().isThrownBy(() -> element("input", text("x")));
  }

  @Test
  void anAbsentValueLeavesNothing() {
    String markup = element("p", attr("title", null), flag("hidden", false), text(null)).markup();

    assertThat(markup).isEqualTo("<p></p>");
  }
}
