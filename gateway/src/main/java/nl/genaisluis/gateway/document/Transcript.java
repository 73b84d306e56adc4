package nl.genaisluis.gateway.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A conversation, or a part of it, that somebody takes along.
///
/// @param useCase title of the use case in which it was held
/// @param made the day on which the document is made
/// @param readBy who checked facts, sources and tone, as its reader says; null when nobody says so
public record Transcript(
    String title, String useCase, LocalDate made, @Nullable String readBy, List<Turn> turns) {

  public Transcript {
    turns = List.copyOf(turns);
  }

  /// A question and its answer.
  ///
  /// @param number which question of the conversation this is
  /// @param answer null when none came
  public record Turn(int number, String question, @Nullable String answer, Facts facts) {
    @Override
    public String toString() {
      return "Turn[" + number + "]";
    }
  }

  /// What is known about an answer; null for what is not.
  ///
  /// @param energy in words
  /// @param disclosure the text with which the use case tells that AI helped
  /// @param generative false when the answer was found and not generated
  /// @param cut the answer is not whole
  public record Facts(
      @Nullable String model,
      @Nullable String energy,
      @Nullable String request,
      @Nullable String disclosure,
      boolean generative,
      boolean cut) {}

  /// The notice that goes with this answer.
  String notice(Turn turn) {
    Facts facts = turn.facts();
    String model = facts.model() == null ? "onbekend model" : facts.model();
    String about = " (" + model + ", " + made + ")";
    String reference = facts.request() == null ? "" : " Kenmerk " + facts.request() + ".";
    if (!facts.generative()) {
      return "Deze tekst komt uit een zoekmachine in de richtlijn, zonder generatieve AI"
          + about
          + "."
          + reference;
    }
    return "Deze tekst is gemaakt met hulp van AI" + about + checked(" en") + reference;
  }

  /// True when a model wrote any of it.
  boolean generated() {
    return turns.stream().anyMatch(turn -> turn.answer() != null && turn.facts().generative());
  }

  /// The notice for the document as a whole.
  String label() {
    if (!generated()) {
      return "Bevat geen tekst van generatieve AI.";
    }
    return "Bevat tekst gemaakt met hulp van AI" + checked(",");
  }

  /// Says that a person checked it only where somebody says so; else nothing, for it is not known.
  private String checked(String before) {
    return readBy == null ? "." : before + " gecontroleerd door " + readBy + ".";
  }

  /// The models that answered, each once.
  String models() {
    return turns.stream()
        .map(turn -> turn.facts().model())
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /// The references of the requests, in order.
  String requests() {
    return turns.stream()
        .map(turn -> turn.facts().request())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "Transcript[" + turns.size() + " turns]";
  }
}
