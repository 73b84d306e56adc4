package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import nl.genaisluis.gateway.signin.LocalProvider;
import nl.genaisluis.gateway.signin.ShiftedClock;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with a work account, in a real browser: in, asking, out; and what a session that ends
/// does to a draft.
class AccountIT {
  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static final String DRAFT = "Een lange vraag die nog niet af is";
  private static final String LOOK_AGAIN = "document.dispatchEvent(new Event('visibilitychange'))";

  private static LocalProvider provider;
  private static Desk desk;
  private static Chromium browser;
  private Seat seat;
  private Tab tab;

  @BeforeAll
  static void start(@TempDir Path folder) {
    provider = new LocalProvider();
    desk =
        new Desk(
            folder,
            (config, start) -> {
              int port = LoopbackGateway.freePort();
              provider.configure(config, port);
              return start.apply(port, CLOCK);
            });
    browser = Chromium.start(folder);
  }

  @AfterAll
  static void stop() {
    browser.close();
    desk.close();
    provider.close();
  }

  @BeforeEach
  void sitDown() {
    provider.isVisitedBy("p-1", "Sanne Visser", "medewerker");
    seat = new Seat(desk, browser.tab());
    tab = seat.tab();
  }

  @AfterEach
  void standUp() {
    seat.close();
  }

  private void signIn() {
    tab.click("#aanmelden-account");
    signedIn("Sanne Visser");
  }

  private void signedIn(String name) {
    tab.await(
        "document.getElementById('aanmeldstatus')?.textContent.includes(" + Tab.quoted(name) + ")");
    seat.ready();
  }

  private void type(String words) {
    tab.run("document.getElementById('vraag').focus()");
    tab.type(words);
    tab.await("(sessionStorage.getItem('sluis.concept') ?? '').includes('niet af')");
  }

  @Test
  void aMemberOfStaffSignsInAsksAndSignsOut() {
    seat.open();
    assertThat(tab.faults()).isEmpty();
    signIn();
    seat.choose("klare-taal");

    seat.askAndWait("Wat is een sluis?");
    String answer = seat.answer();
    String seenByScripts = tab.text("document.cookie + JSON.stringify(sessionStorage)");
    tab.shoot("account");
    tab.click("#afmelden");
    tab.await("document.getElementById('aanmeldstatus')?.textContent.includes('niet aangemeld')");
    seat.ready();

    assertThat(answer).isEqualTo("Dat is goed.");
    assertThat(seenByScripts).doesNotContain("sluis-sessie", "eyJ");
    assertThat(tab.holds("sessionStorage.getItem('sluis.gesprek')?.includes('sluis?')")).isFalse();
    assertThat(seat.texts("article")).isEmpty();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aSessionThatIsAboutToEndIsExtendedWithOneButton() {
    seat.open();
    signIn();
    type(DRAFT);
    CLOCK.forward(Duration.ofMinutes(29));

    tab.run(LOOK_AGAIN);
    tab.await("document.getElementById('sessie').open");
    String focused = seat.focused();
    tab.shoot("session-warning");
    assertThat(tab.faults()).isEmpty();
    tab.press("Enter");
    tab.awaitStatus("U blijft aangemeld");

    assertThat(focused).isEqualTo("Aangemeld blijven");
    assertThat(tab.holds("document.getElementById('sessie').open")).isFalse();
    assertThat(seat.draft()).isEqualTo(DRAFT);
    CLOCK.forward(Duration.ofMinutes(20));
    seat.choose("klare-taal");
    seat.askAndWait("Wat is een brug?");
    assertThat(seat.answer()).isEqualTo("Dat is goed.");
  }

  @Test
  void aSessionThatEndedKeepsTheDraftAndTheChatUntilTheSamePersonIsBack() {
    seat.open();
    signIn();
    seat.choose("klare-taal");
    seat.askAndWait("Wat is een sluis?");
    type(DRAFT);
    CLOCK.forward(Duration.ofMinutes(31));

    tab.press("Enter");
    tab.await("document.getElementById('sessie').open");
    String told = tab.text("document.getElementById('sessie-kop').textContent");
    assertThat(tab.faults()).isEmpty();
    tab.click("#sessie-opnieuw");
    signedIn("Sanne Visser");

    assertThat(told).isEqualTo("Uw sessie is afgelopen");
    assertThat(seat.draft()).isEqualTo(DRAFT);
    assertThat(seat.texts("article.answered")).hasSize(1);
    seat.askAndWait("En nu verder");
    assertThat(seat.texts("article.answered")).hasSize(2);
  }

  @Test
  void anotherPersonInTheSameTabFindsNothingOfTheFirst() {
    seat.open();
    signIn();
    seat.choose("klare-taal");
    seat.askAndWait("Wat is een sluis?");
    type(DRAFT);
    CLOCK.forward(Duration.ofMinutes(31));
    provider.isVisitedBy("p-2", "Joost de Vries", "medewerker");

    tab.run(LOOK_AGAIN);
    tab.await("document.getElementById('sessie').open");
    tab.click("#sessie-opnieuw");
    signedIn("Joost de Vries");

    assertThat(seat.draft()).isEmpty();
    assertThat(seat.texts("article")).isEmpty();
    assertThat(tab.text("JSON.stringify(sessionStorage)")).doesNotContain("niet af", "sluis?");
  }
}
