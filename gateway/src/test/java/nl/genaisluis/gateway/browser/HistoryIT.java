package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Earlier chats as the gateway itself keeps them: no script plays its part.
@ExtendWith(Office.class)
class HistoryIT {
  private static final String QUESTION = "Herschrijf: de zwaluwstaart past precies.";
  private static final String OTHER = "Herschrijf: de hellebaard hangt in de hal.";

  private static List<JsonObject> kept(Seat seat, String word) {
    JsonArray found =
        seat.desk()
            .asMember("GET", "/api/v1/gesprekken?zoek=" + word, "")
            .getJsonArray("gesprekken");
    return found.stream().map(JsonObject.class::cast).toList();
  }

  private static void search(Tab tab, String word, int count) {
    tab.run("document.getElementById('zoek-gesprek').value = " + Tab.quoted(word));
    tab.click("#zoek-gesprekken button");
    tab.awaitStatus(count + (count == 1 ? " gesprek" : " gesprekken") + " gevonden.");
  }

  private static Tab asked(Seat seat, String question) {
    Tab tab = seat.atWork().tab();
    seat.askAndWait(question);
    tab.await("JSON.parse(sessionStorage['sluis.gesprek']).id");
    tab.click("#nieuw");
    tab.run("document.getElementById('geschiedenis').open = true");
    return tab;
  }

  @Test
  void aChatIsFoundByAWordOfItsTextOpenedRenamedAndPinned(Seat seat) {
    Tab tab = asked(seat, QUESTION);

    search(tab, "zwaluwstaart", 1);
    tab.click("#gesprekkenlijst .plain");
    tab.awaitStatus("Gesprek geopend: " + QUESTION);
    // The list is made anew when a chat is opened; what was begun in the old one would go with it.
    tab.await("document.querySelector('#gesprekkenlijst .plain[aria-current]')");
    List<String> shown = seat.texts(".spoken");
    tab.clickButton("Hernoemen");
    tab.type("Over verbindingen");
    tab.press("Enter");
    tab.awaitStatus("Hernoemd.");
    tab.clickButton("Vastzetten");
    tab.awaitStatus("Vastgezet.");

    assertThat(shown).containsExactly(QUESTION);
    assertThat(seat.answer()).isEqualTo("Dat is goed.");
    JsonObject one = kept(seat, "zwaluwstaart").getFirst();
    assertThat(one.getString("titel")).isEqualTo("Over verbindingen");
    assertThat(one.getBoolean("vastgezet")).isTrue();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aChatThatIsRemovedIsGoneAtTheGateway(Seat seat) {
    Tab tab = asked(seat, OTHER);
    int before = kept(seat, "hellebaard").size();

    search(tab, "hellebaard", before);
    tab.clickButton("Verwijderen");
    tab.await("document.getElementById('verwijderen').open");
    tab.click("#verwijderen button[value=verwijder]");
    tab.await("document.querySelectorAll('#gesprekkenlijst li').length === " + (before - 1));

    assertThat(before).isPositive();
    assertThat(kept(seat, "hellebaard")).hasSize(before - 1);
  }
}
