package nl.genaisluis.gateway.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichtlijnZoekerTest {
  private final RichtlijnZoeker zoeker = new RichtlijnZoeker(Guidelines.samples());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mag ik een taalmodel een besluit over een inwoner laten nemen? |"
            + " leidraad#21-besluiten-over-inwoners",
        "Mag een chatbot een bijstandsaanvraag beoordelen? | leidraad#21-besluiten-over-inwoners",
        "Mogen vertrouwelijke stukken naar een leverancier? | leidraad#22-vertrouwelijke-gegevens",
        "Hoe ga ik om met persoonsgegevens? | leidraad#22-vertrouwelijke-gegevens",
        "Hoeveel stroom kost een groot model? | leidraad#4-energie",
        "Waar staat het algoritmeregister? | openbaarheid#artikel-1-register",
        "Kan een burger bezwaar maken? | openbaarheid#artikel-2-bezwaar",
        "May I send confidential documents to a supplier? | leidraad#22-vertrouwelijke-gegevens",
        "Tekst in eenvoudige taal herschrijven | leidraad#3-wat-wel-mag"
      })
  void findsThePassageThatAQuestionIsAbout(String question, String anchor) {
    String answer = zoeker.answer(List.of(question));

    assertThat(anchors(answer)).as(answer).startsWith(anchor);
  }

  @Test
  void quotesTheSentencesThatMatterWordForWordWithTheirSource() {
    String answer = zoeker.answer(List.of("Wie schrijft het besluit over een inwoner?"));

    assertThat(answer)
        .startsWith("Geen generatieve AI")
        .contains("> Een taalmodel neemt geen beslissing over een inwoner.")
        .contains("Bron: *Voorbeeldleidraad*, § 2.1 Besluiten over inwoners")
        .doesNotContain("weer van morgen");
  }

  @Test
  void anItemOfAListComesWithTheLineThatBeginsTheList() {
    String text =
        """
        # Gebruik

        ## 1. Dit mag

        Voor deze taken zijn toepassingen beschikbaar:

        - een tekst vertalen;
        - een openbaar rapport samenvatten;
        - programmacode uitleggen.

        Lees altijd zelf na wat het model maakt.
        """;
    RichtlijnZoeker reader =
        new RichtlijnZoeker(List.of(new GuidelineDocument("gebruik", "Gebruik", text)));

    String answer = reader.answer(List.of("Mag ik een rapport laten samenvatten?"));

    assertThat(answer)
        .contains("zijn toepassingen beschikbaar: […] een openbaar rapport samenvatten;")
        .doesNotContain("programmacode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Hoe bak ik appeltaart met kaneel?", "", "???", "mag dat wel", "[PERSOON_1]"})
  void saysSoWhenNothingIsFoundAndNamesSubjects(String question) {
    String answer = zoeker.answer(List.of(question));

    assertThat(answer)
        .startsWith("Geen generatieve AI")
        .contains("niets gevonden", "- Artikel 1 Register");
    assertThat(answer).doesNotContain("Bron:");
  }

  @Test
  void framesAnEnglishQuestionInEnglish() {
    assertThat(zoeker.answer(List.of("What are the rules for energy?")))
        .startsWith("No generative AI")
        .contains("> Kies het kleinste model")
        .contains("Source: *Voorbeeldleidraad*");
    assertThat(zoeker.answer(List.of("How do I bake a cake?"))).contains("found nothing");
  }

  @Test
  void readsAShortFollowUpTogetherWithTheQuestionBeforeIt() {
    String answer =
        zoeker.answer(List.of("Mogen vertrouwelijke stukken naar een leverancier?", "En waarom?"));

    assertThat(anchors(answer)).startsWith("leidraad#22-vertrouwelijke-gegevens");
  }

  @Test
  void streamsTheAnswerInPiecesThatAreTheWholeTogether() {
    Listener listener = new Listener(Integer.MAX_VALUE);

    zoeker.chat(ask("Wat kost energie?").build(), listener);

    assertThat(listener.pieces).hasSizeGreaterThan(10);
    assertThat(String.join("", listener.pieces))
        .isEqualTo(zoeker.answer(List.of("Wat kost energie?")));
    assertThat(listener.responses)
        .singleElement()
        .matches(response -> response.finishReason() == FinishReason.STOP)
        .matches(response -> response.tokenUsage() == null);
  }

  @Test
  void givesTheSameAnswerEveryTime() {
    String first = zoeker.answer(List.of("Mag een chatbot een besluit nemen?"));

    for (int i = 0; i < 20; i++) {
      assertThat(
              new RichtlijnZoeker(Guidelines.samples())
                  .answer(List.of("Mag een chatbot een besluit nemen?")))
          .isEqualTo(first);
    }
  }

  @Test
  void stopsWhenItsReaderDoes() {
    Listener listener = new Listener(2);

    zoeker.chat(ask("Wat kost energie?").build(), listener);

    assertThat(listener.pieces).hasSize(2);
    assertThat(listener.responses).isEmpty();
  }

  @Test
  void keepsToAMaximumOfWordsAndSaysThatItStopped() {
    Listener listener = new Listener(Integer.MAX_VALUE);

    zoeker.chat(ask("Wat kost energie?").maxOutputTokens(3).build(), listener);

    assertThat(String.join("", listener.pieces)).isEqualTo("Geen generatieve AI:");
    assertThat(listener.responses)
        .singleElement()
        .matches(response -> response.finishReason() == FinishReason.LENGTH);
  }

  @Test
  void refusesADocumentWithoutAProperId() {
    assertThatThrownBy(() -> new GuidelineDocument("Een Twee", "t", ""))
        .hasMessageContaining("lower-case");
  }

  private static List<String> anchors(String answer) {
    return answer
        .lines()
        .filter(line -> line.startsWith("Bron: ") || line.startsWith("Source: "))
        .map(line -> line.substring(line.lastIndexOf('(') + 1, line.length() - 1))
        .toList();
  }

  private static ChatRequest.Builder ask(String question) {
    return ChatRequest.builder().messages(UserMessage.from(question));
  }

  /// Takes so many pieces and then cancels.
  private static final class Listener implements StreamingChatResponseHandler {
    private final int most;
    private final List<String> pieces = new ArrayList<>();
    private final List<ChatResponse> responses = new ArrayList<>();

    Listener(int most) {
      this.most = most;
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
      pieces.add(piece.text());
      if (pieces.size() == most) {
        context.streamingHandle().cancel();
      }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      responses.add(response);
    }

    @Override
    public void onError(Throwable broken) {
      throw new AssertionError(broken);
    }
  }
}
