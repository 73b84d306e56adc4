package nl.genaisluis.gateway.guideline;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Divides a Markdown text into passages by its headings, and each passage into sentences. List
/// items and table rows count as sentences; fenced code is left out.
final class MarkdownReader {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(.*)");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern MARKUP = Pattern.compile("\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w)");
  private static final int PASSAGE_CHARS_MAX = 1_500;

  private final GuidelineDocument document;
  private final List<Passage> passages = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String heading = "";

  private MarkdownReader(GuidelineDocument document) {
    this.document = document;
  }

  static List<Passage> passages(GuidelineDocument document) {
    MarkdownReader reader = new MarkdownReader(document);
    reader.read();
    return List.copyOf(reader.passages);
  }

  private void read() {
    boolean code = false;
    for (String line : document.markdown().lines().toList()) {
      if (line.strip().startsWith("```")) {
        code = !code;
        endParagraph();
        continue;
      }
      if (!code) {
        line(line);
      }
    }
    endPassage();
  }

  private void line(String line) {
    Matcher title = HEADING.matcher(line.strip());
    if (title.matches()) {
      endPassage();
      heading = plain(title.group(2));
      return;
    }
    Matcher item = ITEM.matcher(line);
    if (line.isBlank() || item.matches() || line.strip().startsWith("|")) {
      endParagraph();
    }
    String text = item.matches() ? item.group(1) : line.strip();
    if (text.matches("[|:\\-\\s]*")) {
      return;
    }
    paragraph.append(paragraph.isEmpty() ? "" : " ").append(text.replaceFirst("^>\\s*", ""));
  }

  private void endParagraph() {
    String text = plain(paragraph.toString());
    paragraph.setLength(0);
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.of("nl"));
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      start = end;
    }
  }

  private void endPassage() {
    endParagraph();
    List<String> part = new ArrayList<>();
    int length = 0;
    for (String sentence : sentences) {
      if (!part.isEmpty() && length + sentence.length() > PASSAGE_CHARS_MAX) {
        add(part);
        part.clear();
        length = 0;
      }
      part.add(sentence);
      length += sentence.length();
    }
    if (!part.isEmpty()) {
      add(part);
    }
    sentences.clear();
  }

  private void add(List<String> part) {
    String anchor = heading.isEmpty() ? document.id() : document.id() + "#" + anchor(heading);
    passages.add(new Passage(document.title(), heading, anchor, part));
  }

  private static String plain(String markdown) {
    String unlinked = LINK.matcher(markdown).replaceAll("$1");
    return MARKUP
        .matcher(unlinked)
        .replaceAll("")
        .replace("|", " ")
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\s-]", "")
        .strip()
        .replaceAll("\\s+", "-");
  }
}
