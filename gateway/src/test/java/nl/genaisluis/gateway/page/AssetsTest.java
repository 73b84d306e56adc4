package nl.genaisluis.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AssetsTest {
  /// Forms in which a script can turn words into markup or code.
  private static final String[] FORBIDDEN = {
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
    "srcdoc",
    "DOMParser",
    "setTimeout(\"",
    "localStorage",
    "import("
  };

  @Test
  void everyScriptIsSmallAndMakesTextOnly() {
    for (String name : Assets.NAMES) {
      String script = PageMarkupTest.asset(name);

      assertThat(script.getBytes(StandardCharsets.UTF_8).length).as(name).isLessThan(10_240);
      if (name.endsWith(".js")) {
        assertThat(script).as(name).doesNotContain(FORBIDDEN);
      }
    }
  }

  @Test
  void styleAndScriptsNameNoOtherSite() {
    for (String name : Assets.NAMES) {
      String text = PageMarkupTest.asset(name).replace("http://www.w3.org/2000/svg", "");

      assertThat(text).as(name).doesNotContain("http://", "@import", "url(");
      assertThat(text.replace("(https?:\\/\\/|", "")).as(name).doesNotContain("https://");
    }
  }
}
