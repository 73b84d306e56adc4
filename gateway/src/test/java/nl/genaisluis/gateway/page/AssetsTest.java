package nl.genaisluis.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    "import("
  };

  /// Where the browser may keep something beyond the tab: preferences, never a text.
  private static final Set<String> KEEPERS = Set.of("memory.js", "theme.js");

  private static final int PAGE_SCRIPT_BYTES_MAX = 60 * 1024;

  @Test
  void everyScriptIsSmallAndMakesTextOnly() {
    for (String name : Assets.NAMES) {
      if (name.endsWith(".js")) {
        String script = PageMarkupTest.asset(name);
        assertThat(script.lines().count()).as(name).isLessThanOrEqualTo(400);
        assertThat(script).as(name).doesNotContain(FORBIDDEN);
        assertThat(script.contains("localStorage")).as(name).isEqualTo(KEEPERS.contains(name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"chat.js", "committee.js", "cases.js", "refusal-page.js", "sluis-code.js"})
  void allScriptsOfAPageTogetherStayBelowSixtyKilobytesAsSent(String script) {
    int sent = gzipped("theme.js") + gzipped(script);
    for (String name : Modules.of(script)) {
      sent += gzipped(name);
    }

    assertThat(sent).isLessThan(PAGE_SCRIPT_BYTES_MAX);
  }

  private static int gzipped(String name) {
    return Gzip.compress(Assets.sent(name)).length;
  }

  /// An element has a file of its own that bears its name, says first what it is, and is imported
  /// by some module; a style sheet gives it room.
  @Test
  void everyElementStandsInAFileThatBearsItsName() {
    String scripts =
        Assets.NAMES.stream()
            .filter(name -> name.endsWith(".js"))
            .map(PageMarkupTest::asset)
            .collect(Collectors.joining("\n"));
    List<String> defined =
        Pattern.compile("customElements\\.define\\(\"([\\w-]+)\"")
            .matcher(scripts)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(defined)
        .hasSizeGreaterThan(5)
        .doesNotHaveDuplicates()
        .allSatisfy(
            tag -> {
              String file = PageMarkupTest.asset(tag + ".js");
              assertThat(file).startsWith("// <" + tag + ">: ").contains("define(\"" + tag + "\"");
              assertThat(scripts).contains("\"./" + tag + ".js\"");
              assertThat(PageMarkupTest.asset("sluis.css"))
                  .containsPattern("(?m)^" + tag + "[,\\s]");
            });
  }

  /// Every key that a script asks words for is there, and every key is asked for by some script.
  @Test
  void everyWordThatAScriptSaysIsThereInBothLanguages() {
    String words = PageMarkupTest.asset("words.js");
    List<String> keys =
        Pattern.compile("(?m)^  (\\w+): \\[\"(?:[^\"]+)\", \"(?:[^\"]+)\"],$")
            .matcher(words)
            .results()
            .map(found -> found.group(1))
            .toList();
    String scripts =
        Assets.NAMES.stream()
            .filter(name -> name.endsWith(".js") && !name.equals("words.js"))
            .map(PageMarkupTest::asset)
            .collect(Collectors.joining("\n"));
    List<String> asked =
        Pattern.compile("\\bt\\(\"(\\w+)\"")
            .matcher(scripts)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();

    assertThat(keys).doesNotHaveDuplicates().containsAll(asked).hasSizeGreaterThan(100);
    for (String key : keys) {
      boolean composed = key.matches("(type[A-Z]+|class[A-Z]|scope_\\w+)");
      assertThat(composed || scripts.contains("\"" + key + "\"")).as(key).isTrue();
    }
  }

  /// Only whole lines of explanation go; every line of code stays as it was written.
  @Test
  void aScriptIsSentWithoutTheLinesThatExplainIt() {
    for (String name : Assets.NAMES) {
      if (name.endsWith(".js")) {
        List<String> sent = new String(Assets.sent(name), StandardCharsets.UTF_8).lines().toList();
        List<String> left =
            PageMarkupTest.asset(name).lines().filter(line -> !sent.contains(line)).toList();

        assertThat(sent).as(name).isNotEmpty().noneMatch(line -> line.strip().startsWith("//"));
        assertThat(left).as(name).isNotEmpty().allMatch(line -> line.matches("\\s*(//|/?\\*).*"));
      }
    }
  }

  @Test
  void styleAndScriptsNameNoOtherSite() {
    for (String name : Assets.NAMES) {
      String text =
          new String(Assets.sent(name), StandardCharsets.UTF_8)
              .replace("http://www.w3.org/2000/svg", "");

      assertThat(text).as(name).doesNotContain("http://", "@import", "url(");
      assertThat(text.replace("(https?:\\/\\/|", "")).as(name).doesNotContain("https://");
    }
  }

  /// What was published is used as it was published, each with its source; a change is a choice.
  @Test
  void theDesignSystemIsWhatWasPublished() throws Exception {
    String sources = PageMarkupTest.asset("nlds/README.md");
    String sent = new String(Assets.sent("nlds.css"), StandardCharsets.UTF_8);

    for (String name : Assets.DESIGN_SYSTEM) {
      String sheet = PageMarkupTest.asset("nlds/" + name + ".css");
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
      assertThat(sources)
          .as(name)
          .contains("| " + name + ".css | @", HexFormat.of().formatHex(sum));
      assertThat(sent).as(name).contains(sheet.lines().findFirst().orElseThrow().substring(0, 80));
    }
    assertThat(sent).startsWith("@layer nlds {").doesNotContain("sourceMappingURL");
  }

  /// A name that no style sheet reads is a token that a province sets in vain.
  @Test
  void everyTokenOfTheHouseStyleIsRead() {
    String tokens = PageMarkupTest.asset("tokens.css");
    String readers =
        Assets.NAMES.stream()
            .filter(name -> name.endsWith(".css"))
            .map(name -> new String(Assets.sent(name), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));

    assertThat(Pattern.compile("(?m)^  (--[\\w-]+):").matcher(tokens).results())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            token -> assertThat(readers).containsPattern("var\\(\\s*" + token.group(1) + "\\b"));
  }
}
