package nl.genaisluis.gateway.document;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.document.Transcript.Facts;
import nl.genaisluis.gateway.document.Transcript.Turn;
import org.jspecify.annotations.Nullable;

/// Lays a transcript out as blocks: title, what it is, and each question with its answer, the
/// notice that AI helped, and the facts.
final class Story {
  private Story() {}

  static List<Block> of(Transcript transcript) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(heading(0, transcript.title()));
    blocks.add(fact("Toepassing", transcript.useCase()));
    blocks.add(fact("Document gemaakt op", transcript.made().toString()));
    blocks.add(fact("Vermelding", transcript.label()));
    for (Turn turn : transcript.turns()) {
      blocks.add(heading(1, "Vraag " + turn.number()));
      blocks.addAll(lines(turn.question()));
      blocks.addAll(answer(transcript, turn));
    }
    return blocks;
  }

  private static List<Block> answer(Transcript transcript, Turn turn) {
    String answer = turn.answer();
    if (answer == null) {
      return List.of(new Block.Paragraph(List.of(Span.italic("Zonder antwoord."))));
    }
    Facts facts = turn.facts();
    String whole = facts.cut() ? ", niet volledig" : "";
    List<Block> blocks = new ArrayList<>();
    blocks.add(heading(1, "Antwoord " + turn.number() + whole));
    blocks.addAll(MarkdownBlocks.read(answer, 1));
    List<Block> about = new ArrayList<>();
    about.add(new Block.Paragraph(List.of(Span.italic(transcript.notice(turn)))));
    if (facts.disclosure() != null) {
      about.add(Block.Paragraph.of(facts.disclosure()));
    }
    addFact(about, "Model", facts.model());
    addFact(about, "Energie", facts.energy());
    addFact(about, "Kenmerk", facts.request());
    blocks.add(new Block.Quote(about));
    return blocks;
  }

  private static void addFact(List<Block> blocks, String term, @Nullable String value) {
    if (value != null) {
      blocks.add(fact(term, value));
    }
  }

  private static Block fact(String term, String value) {
    return new Block.Paragraph(List.of(Span.bold(term + ": "), Span.plain(value)));
  }

  private static Block heading(int level, String words) {
    return new Block.Heading(level, List.of(Span.plain(words)));
  }

  /// A question as it was typed: a blank line parts paragraphs.
  private static List<Block> lines(String text) {
    List<Block> blocks = new ArrayList<>();
    for (String part : text.replace("\r\n", "\n").split("\n{2,}", -1)) {
      if (!part.isBlank()) {
        blocks.add(Block.Paragraph.of(part));
      }
    }
    return blocks;
  }
}
