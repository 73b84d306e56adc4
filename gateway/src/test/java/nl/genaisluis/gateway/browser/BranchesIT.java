package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Variants of a question, kept with the gateway's own history; and two windows on one chat.
@ExtendWith(Office.class)
class BranchesIT {
  private static void kept(Tab tab) {
    tab.await("JSON.parse(sessionStorage.getItem('sluis.gesprek')).kept");
  }

  private static String path(Tab tab) {
    return "/api/v1/gesprekken/" + tab.text("JSON.parse(sessionStorage['sluis.gesprek']).id");
  }

  private static void edit(Seat seat, String from, String to) {
    Tab tab = seat.tab();
    tab.run(
        "[...document.querySelectorAll('article.asked')].find((one) =>"
            + " one.querySelector('.spoken').innerText === "
            + Tab.quoted(from)
            + ").querySelector('.tools button').click()");
    seat.desk().says("Antwoord op: " + to);
    seat.ask(to);
    tab.await(
        "[...document.querySelectorAll('.answer')].at(-1)?.innerText === "
            + Tab.quoted("Antwoord op: " + to)
            + " && document.getElementById('stoppen').hidden");
  }

  private static void open(Seat seat, String title) {
    Tab tab = seat.tab();
    tab.click("#nieuw");
    tab.run("document.getElementById('geschiedenis').open = true");
    tab.click("#zoek-gesprekken button");
    tab.await("document.querySelector('#gesprekkenlijst .plain')");
    tab.clickButton(title);
    tab.awaitStatus("Gesprek geopend: " + title);
  }

  @Test
  void anEditedQuestionKeepsWhatWasThereAsAVariant(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Antwoord een.");
    seat.askAndWait("Herschrijf: brug.");
    seat.askAndWait("Maak het korter.");
    edit(seat, "Herschrijf: brug.", "Herschrijf: dijk.");
    kept(tab);

    tab.tabTo(".variants [data-way=before]");
    tab.press("Enter");
    tab.awaitStatus("Variant 1 van 2 van vraag 1.");

    assertThat(seat.texts(".spoken")).containsExactly("Herschrijf: brug.", "Maak het korter.");
    assertThat(tab.text("document.activeElement.dataset.way")).isEqualTo("before");
    assertThat(tab.text("document.activeElement.getAttribute('aria-disabled')")).isEqualTo("true");
    seat.askAndWait("En nu langer.");
    assertThat(seat.sent())
        .containsExactly(
            "Herschrijf: brug.",
            "Antwoord een.",
            "Maak het korter.",
            "Antwoord een.",
            "En nu langer.");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void variantsComeBackWithTheChat(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait("Herschrijf: haven een.");
    edit(seat, "Herschrijf: haven een.", "Herschrijf: haven twee.");
    edit(seat, "Herschrijf: haven twee.", "Herschrijf: haven drie.");
    kept(tab);

    open(seat, "Herschrijf: haven een.");

    assertThat(seat.texts(".variants span").getFirst()).isEqualTo("Variant 3 van 3");
    tab.clickButton("Vorige variant");
    tab.awaitStatus("Variant 2 van 3 van vraag 1.");
    assertThat(seat.texts(".spoken")).containsExactly("Herschrijf: haven twee.");
    assertThat(seat.answer()).isEqualTo("Antwoord op: Herschrijf: haven twee.");
  }

  @Test
  void aReopenedChatShowsItsMarks(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.desk().says("Het begin van ", "een antwoord.");
    seat.desk().hold();
    seat.ask("Herschrijf: sluis.");
    tab.await("document.querySelector('.answer')?.innerText.includes('Het begin')");
    tab.press("Escape");
    tab.awaitStatus("Gestopt.");
    seat.desk().release();
    seat.desk().says("Een heel antwoord.");
    seat.askAndWait("Herschrijf: kade.");
    kept(tab);
    String before = tab.text("document.querySelector('sluis-answer:last-of-type').innerText");

    open(seat, "Herschrijf: sluis.");

    assertThat(seat.texts("article.answered h3").getFirst()).isEqualTo("Antwoord 1, niet volledig");
    assertThat(before).contains("Energie: ");
    String energy =
        before.lines().filter(line -> line.startsWith("Energie: ")).findFirst().orElseThrow();
    String disclosure =
        tab.text("JSON.parse(sessionStorage['sluis.gesprek']).turns[1].told.disclosure");
    assertThat(tab.text("document.querySelector('sluis-answer:last-of-type').innerText"))
        .contains(energy, disclosure);
    assertThat(tab.text("JSON.parse(sessionStorage['sluis.gesprek']).turns[1].told.generative"))
        .isEqualTo("true");
  }

  /// The other window is played over the API: it goes on with the chat that this page shows.
  @Test
  void twoWindowsDoNotOverwriteEachOther(Seat seat) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait("Herschrijf: veer.");
    kept(tab);
    String path = path(tab);
    JsonObject now = seat.desk().asMember("GET", path, "");
    JsonArray messages = now.getJsonArray("berichten");
    String first = messages.getJsonObject(0).getString("beurt");
    messages
        .add(
            message("user", "Vraag uit het andere venster.")
                .put("beurt", "0a0000000-1")
                .put("na", first))
        .add(message("assistant", "Antwoord uit het andere venster."));
    seat.desk().asMember("PUT", path, new JsonObject().put("berichten", messages).encode());

    seat.ask("Vraag uit dit venster.");
    tab.awaitStatus("ook in een ander venster gewijzigd");
    tab.await("JSON.parse(sessionStorage['sluis.gesprek']).aside.length === 1");

    assertThat(seat.texts(".variants span").getLast()).isEqualTo("Variant 2 van 2");
    assertThat(seat.texts(".spoken"))
        .containsExactly("Herschrijf: veer.", "Vraag uit dit venster.");
    String whole = seat.desk().asMember("GET", path, "").encode();
    assertThat(whole)
        .contains("Vraag uit dit venster.", "Vraag uit het andere venster.")
        .contains("Antwoord uit het andere venster.");
    assertThat(tab.complaints()).isEmpty();
  }

  private static JsonObject message(String role, String text) {
    return new JsonObject().put("rol", role).put("tekst", text);
  }
}
