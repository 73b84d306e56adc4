package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway as it is shipped, to somebody who sees it for the first time: signs in, types a
/// question and has an answer, without choosing or reading anything.
class FirstMinuteIT {
  private static final String QUESTION = "Mag ik een brief aan een inwoner laten herschrijven?";

  @Test
  void aNewcomerHasAnAnswerAfterSigningInAndAsking(@TempDir Path folder) throws IOException {
    Path embedded = Files.createDirectories(folder.resolve("config"));
    try (LoopbackGateway gateway = LoopbackGateway.start(folder, embedded);
        Chromium browser = Chromium.start(folder);
        Tab tab = browser.tab()) {
      tab.go("http://127.0.0.1:" + gateway.port() + "/");
      tab.await("document.getElementById('versturen')?.hasAttribute('aria-disabled')");
      wide(tab);
      tab.tabTo("#aanmelden button");
      tab.press("Enter");
      tab.await("document.getElementById('aanmeldstatus').textContent.includes('medewerker')");
      tab.tabTo("a[href='#vraag']");
      tab.press("Enter");
      tab.await("document.activeElement.id === 'vraag'");
      tab.type(QUESTION);
      tab.press("Enter");
      tab.awaitStatus("Antwoord klaar");

      assertThat(tab.text("document.querySelector('.answer').innerText"))
          .containsIgnoringCase("herschrijven");
      assertThat(tab.text("document.querySelector('article.answered').innerText"))
          .contains("Geen generatieve AI", "Energie: 0 Wh");
      tab.shoot("first-answer");
      tab.reload();
      tab.await("document.querySelector('.answer')?.innerText.length > 0");
      assertThat(tab.holds("document.getElementById('doelkeuze').hidden")).isTrue();
      assertThat(tab.complaints()).isEmpty();
    }
  }

  /// The shipped purposes are more and longer than those of the other tests.
  private static void wide(Tab tab) {
    for (int width : new int[] {320, 1280}) {
      tab.size(width, 900);
      assertThat(tab.text("document.body.innerText")).contains("Waarvoor gebruikt u het?");
      assertThat(tab.faults()).isEmpty();
      assertThat(tab.sticksOut()).isEmpty();
      tab.shoot("shipped-" + width);
    }
  }
}
