package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A request, a few words of the assistant that ask for its material, and the material.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {
  private static final String ASK =
      "Schrijf een afwijzing op de aanvraag van mevrouw Postma voor een paardenbak, met"
          + " motivering.";
  private static final String WORK = "Maak een samenvatting van een tekst.";
  private static final String TEXT =
      String.join("\n\n", Padding.paragraphs("neutral.txt").subList(0, 8));

  private final ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT);

  @AfterAll
  void close() {
    check.close();
  }

  @Test
  void keepsARequestOpenThatTheAssistantWantsTheTextOf() {
    for (String invitation : List.of("Stuur de tekst maar.", "Please paste the documents here.")) {
      Judgement judgement = check.judge(talk(ASK, invitation, TEXT));

      assertThat(judgement).as(invitation).isInstanceOf(Judgement.Prohibited.class);
    }
  }

  @Test
  void letsWorkOnTheSameTextThrough() {
    Judgement judgement = check.judge(talk(WORK, "Stuur de tekst maar.", TEXT));

    assertThat(judgement).isInstanceOf(Judgement.Clear.class);
  }

  @Test
  void readsOnlyLongTextBehindAnInvitationAsMaterial() {
    List<Looks.Look> handedOver = Looks.at(talk(ASK, "Stuur de tekst maar.", TEXT));
    List<Looks.Look> another =
        Looks.at(talk(ASK, "Stuur de tekst maar.", "Bedenk tien quizvragen over bijen en hommels"));
    List<Looks.Look> answered = Looks.at(talk(ASK, "Daar help ik niet bij.", TEXT));

    assertThat(asksAlone(handedOver)).isTrue();
    assertThat(asksAlone(another)).isFalse();
    assertThat(asksAlone(answered)).isFalse();
  }

  private static boolean asksAlone(List<Looks.Look> looks) {
    return looks.stream().anyMatch(look -> new String(look.view().chars()).strip().equals(ASK));
  }

  private static Conversation talk(String first, String answer, String last) {
    return new Conversation(
        List.of(
            new Turn(Role.USER, first),
            new Turn(Role.ASSISTANT, answer),
            new Turn(Role.USER, last)),
        List.of());
  }
}
