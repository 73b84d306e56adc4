package nl.genaisluis.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Folders of earlier chats, made, used and removed with the keyboard alone.
@ExtendWith(Office.class)
class FoldersIT {
  private static final String FIRST = "Herschrijf: het loket is dicht.";
  private static final String SECOND = "Herschrijf: de brug is open.";
  private static final String TITLES = "#gesprekkenlijst .plain";

  private static Tab withTwoChats(Seat seat) {
    seat.tab().always(Tab.resource("/browser/shelf.js"));
    Tab tab = seat.atWork().tab();
    tab.await("!document.getElementById('geschiedenis').hidden");
    tab.run("document.getElementById('geschiedenis').open = true");
    seat.askAndWait(FIRST);
    tab.click("#nieuw");
    seat.askAndWait(SECOND);
    tab.await("document.querySelectorAll('#gesprekkenlijst li').length === 2");
    return tab;
  }

  /// Puts the chat with this title into this folder; the focus is in the list before and after.
  private static void putInto(Tab tab, String title, String folder) {
    tab.run(
        "[...document.querySelectorAll('#gesprekkenlijst li')].find((one) =>"
            + " one.innerText.startsWith("
            + Tab.quoted(title)
            + ")).querySelectorAll('.tools button')[2].focus()");
    tab.press("Enter");
    tab.await("document.activeElement.getAttribute('list') === 'mapnamen'");
    tab.run("document.activeElement.select()");
    tab.type(folder);
    tab.press("Enter");
    tab.awaitStatus("Verplaatst naar map " + folder + ".");
  }

  private static void show(Seat seat, String choice, int count) {
    seat.tab().run("document.getElementById('map-keuze').focus()");
    seat.tab()
        .run(
            "{ const keuze = document.getElementById('map-keuze'); keuze.value = "
                + Tab.quoted(choice)
                + "; keuze.dispatchEvent(new Event('change', {bubbles: true})) }");
    seat.tab().awaitStatus(count + (count == 1 ? " gesprek" : " gesprekken") + " gevonden.");
  }

  @Test
  void aNamedFolderHoldsItsChatsAndTheFocusStaysWithTheChat(Seat seat) {
    Tab tab = withTwoChats(seat);
    boolean hiddenBefore = tab.holds("document.getElementById('mappen').hidden");

    putInto(tab, FIRST, "Loketten");
    String focused = seat.focused();
    show(seat, "map:Loketten", 1);

    assertThat(hiddenBefore).isTrue();
    assertThat(focused).isEqualTo(FIRST);
    assertThat(seat.texts(TITLES)).containsExactly(FIRST);
    assertThat(seat.texts("#map-keuze option"))
        .containsExactly("Alle gesprekken (2)", "Zonder map (1)", "Loketten (1)");
    show(seat, "geen", 1);
    assertThat(seat.texts(TITLES)).containsExactly(SECOND);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aFolderIsRenamedWithAllThatIsInIt(Seat seat) {
    Tab tab = withTwoChats(seat);
    putInto(tab, FIRST, "Loketten");
    putInto(tab, SECOND, "Loketten");
    show(seat, "map:Loketten", 2);

    tab.tabTo("#map-naam");
    tab.press("Enter");
    tab.run("document.activeElement.select()");
    tab.type("Balies");
    tab.press("Enter");
    tab.awaitStatus("De map heet nu Balies.");
    tab.await("document.activeElement.id === 'map-keuze'");

    assertThat(tab.text("document.getElementById('map-keuze').value")).isEqualTo("map:Balies");
    assertThat(seat.texts(TITLES)).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(seat.texts("#map-keuze option")).contains("Balies (2)").hasSize(3);
  }

  @Test
  void aFolderThatIsRemovedLeavesItsChats(Seat seat) {
    Tab tab = withTwoChats(seat);
    putInto(tab, FIRST, "Loketten");
    show(seat, "map:Loketten", 1);

    tab.tabTo("#map-weg");
    tab.press("Enter");
    tab.await("document.querySelector('#map-werk button')");
    String asked = tab.text("document.getElementById('map-werk').innerText");
    tab.press("Escape");
    boolean left = tab.holds("document.querySelector('#map-werk').childElementCount === 0");
    tab.tabTo("#map-weg");
    tab.press("Enter");
    tab.tabTo("#map-werk button");
    tab.press("Enter");
    tab.awaitStatus("Map verwijderd. De gesprekken zijn er nog.");

    assertThat(asked).contains("Map Loketten verwijderen? De 1 gesprekken erin blijven.");
    assertThat(left).isTrue();
    assertThat(seat.texts(TITLES)).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(tab.holds("document.getElementById('mappen').hidden")).isTrue();
  }

  /// Without the script that plays the resources: the gateway keeps the folder.
  @Test
  void theGatewayKeepsTheFolderOfAChat(Seat seat) {
    Tab tab = seat.atWork().tab();
    String title = "Herschrijf: de veerpont vaart op zondag.";
    seat.askAndWait(title);
    tab.run("document.getElementById('geschiedenis').open = true");
    tab.await("document.getElementById('gesprekkenlijst').innerText.includes('veerpont')");

    putInto(tab, title, "Veren");
    tab.reload();
    seat.ready();
    tab.run("document.getElementById('geschiedenis').open = true");
    tab.await("document.getElementById('map-keuze').innerText.includes('Veren (1)')");
    show(seat, "map:Veren", 1);

    assertThat(seat.texts(TITLES)).containsExactly(title);
    assertThat(tab.complaints()).isEmpty();
  }
}
