package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A person at the chat page: what they do again and again, and what they see.
final class Seat implements AutoCloseable {
  private final Desk desk;
  private final Tab tab;

  Seat(Desk desk, Tab tab) {
    this.desk = desk;
    this.tab = tab;
  }

  Tab tab() {
    return tab;
  }

  Desk desk() {
    return desk;
  }

  /// Opens the chat page and waits for its scripts.
  Seat open() {
    return open("/");
  }

  Seat open(String path) {
    tab.go(desk.address(path));
    ready();
    return this;
  }

  void ready() {
    tab.await("document.getElementById('versturen')?.hasAttribute('aria-disabled')");
  }

  Seat signIn() {
    tab.click("#aanmelden button");
    tab.await("document.getElementById('aanmeldstatus').textContent.includes('medewerker')");
    return this;
  }

  /// Signs in on this page as another demo user.
  void signInAs(String user) {
    tab.await("document.querySelector('#aanmelden button')");
    tab.run("document.getElementById('demogebruiker').value = " + Tab.quoted(user));
    tab.click("#aanmelden button");
    tab.await(
        "document.getElementById('aanmeldstatus').textContent.includes(" + Tab.quoted(user) + ")");
  }

  /// Asks what is refused and asks for a person to look at that, in these words.
  void object(String forbidden, String words) {
    ask(forbidden);
    tab.await("document.querySelector('article.refused form textarea')");
    tab.run("document.querySelector('article.refused form textarea').focus()");
    tab.type(words);
    tab.clickButton("Vraag een mens om te kijken");
  }

  /// Holds that this page is without faults, and fits, in every look on a telephone and a desk.
  void passesInEveryLook(String name) {
    for (int width : new int[] {320, 1280}) {
      tab.size(width, 900);
      for (Tab.Look look : Tab.Look.values()) {
        tab.look(look);
        String where = name + " " + width + " " + look;
        assertThat(tab.faults()).as(where).isEmpty();
        assertThat(tab.sticksOut()).as(where).isEmpty();
        tab.shoot(name + "-" + width + "-" + look.name().toLowerCase(Locale.ROOT));
      }
    }
    tab.look(Tab.Look.LIGHT);
  }

  Seat choose(String useCase) {
    tab.click("#doel-" + useCase);
    return this;
  }

  /// A member of staff who can ask a model that writes.
  Seat atWork() {
    return open().signIn().choose("klare-taal");
  }

  void ask(String question) {
    type(question);
    tab.press("Enter");
  }

  /// Puts this question into the box.
  void type(String question) {
    tab.run("document.getElementById('vraag').focus()");
    tab.run("document.getElementById('vraag').select()");
    tab.type(question);
  }

  /// Lets go of a file above the question; its parts are expressions of the page.
  void drop(String name, String parts) {
    tab.run(
        "{ const data = new DataTransfer(); data.items.add(new File(["
            + parts
            + "], "
            + Tab.quoted(name)
            + ")); document.getElementById('vraagformulier').dispatchEvent("
            + "new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})) }");
  }

  /// Asks and waits for the whole answer.
  void askAndWait(String question) {
    int before = tab.number("document.querySelectorAll('article.answered .tools').length");
    ask(question);
    tab.await("document.querySelectorAll('article.answered .tools').length > " + before);
    tab.awaitStatus("Antwoord klaar");
  }

  String answer() {
    return tab.text("[...document.querySelectorAll('.answer')].at(-1)?.innerText");
  }

  String draft() {
    return tab.text("document.getElementById('vraag').value");
  }

  String focused() {
    return tab.text("document.activeElement?.innerText || document.activeElement?.id");
  }

  List<String> texts(String selector) {
    Object found =
        tab.eval(
            "[...document.querySelectorAll("
                + Tab.quoted(selector)
                + ")].map((one) => one.innerText.trim())");
    return ((JsonArray) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /// The words of the messages in the last body that reached the host of the model.
  List<String> sent() {
    JsonObject last = desk.asked().getLast();
    return last.getJsonArray("messages").stream()
        .map(one -> ((JsonObject) one).getString("content"))
        .toList();
  }

  @Override
  public void close() {
    desk.release();
    tab.close();
  }
}
