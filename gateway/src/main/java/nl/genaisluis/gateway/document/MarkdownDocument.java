package nl.genaisluis.gateway.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.document.Transcript.Facts;
import nl.genaisluis.gateway.document.Transcript.Turn;
import org.jspecify.annotations.Nullable;

/// A transcript as Markdown: the answers as they came.
final class MarkdownDocument {
  private MarkdownDocument() {}

  static byte[] bytes(Transcript transcript) {
    List<String> parts = new ArrayList<>();
    parts.add("# " + line(transcript.title()));
    parts.add("Toepassing: " + line(transcript.useCase()) + "  \nGemaakt op: " + transcript.made());
    parts.add("*" + transcript.label() + "*");
    for (Turn turn : transcript.turns()) {
      parts.add("## Vraag " + turn.number());
      parts.add("> " + turn.question().replace("\r\n", "\n").replace("\n", "\n> "));
      String answer = turn.answer();
      if (answer != null) {
        String cut = turn.facts().cut() ? ", niet volledig" : "";
        parts.add("## Antwoord " + turn.number() + cut);
        parts.add(answer.strip());
        parts.add("*" + transcript.notice(turn) + "*");
        facts(parts, turn.facts());
      }
    }
    return (String.join("\n\n", parts) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void facts(List<String> parts, Facts facts) {
    List<String> lines = new ArrayList<>();
    add(lines, "Vermelding", facts.disclosure());
    add(lines, "Model", facts.model());
    add(lines, "Energie", facts.energy());
    add(lines, "Kenmerk", facts.request());
    if (!lines.isEmpty()) {
      parts.add(String.join("\n", lines));
    }
  }

  private static void add(List<String> lines, String term, @Nullable String value) {
    if (value != null) {
      lines.add("- " + term + ": " + line(value));
    }
  }

  private static String line(String text) {
    return text.replaceAll("\\R", " ");
  }
}
