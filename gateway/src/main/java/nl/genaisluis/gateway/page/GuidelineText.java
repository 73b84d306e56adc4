package nl.genaisluis.gateway.page;

import static nl.genaisluis.gateway.page.Html.all;
import static nl.genaisluis.gateway.page.Html.attr;
import static nl.genaisluis.gateway.page.Html.element;
import static nl.genaisluis.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.gateway.page.Html.Node;

/// One document of the guideline as a page shows it: headings, paragraphs and lists. Emphasis and
/// links become their words; nothing is read as markup.
///
/// @param title its first heading; its id when it has none
record GuidelineText(String title, Node body) {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
  private static final Pattern BULLET = Pattern.compile("\\s*[-*+]\\s+(.*)");
  private static final Pattern STEP = Pattern.compile("\\s*\\d{1,3}[.)]\\s+(.*)");
  private static final Pattern SECTION = Pattern.compile("(\\d+)\\. .*");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`");

  static GuidelineText of(String id, String markdown) {
    Reading reading = new Reading(id);
    markdown.lines().forEach(reading::line);
    reading.end();
    return new GuidelineText(reading.title, all(reading.made));
  }

  private static String plain(String line) {
    return MARKS.matcher(LINK.matcher(line).replaceAll("$1")).replaceAll("").strip();
  }

  /// What was read so far. Confined to one thread.
  private static final class Reading {
    private final String id;
    private final List<Node> made = new ArrayList<>();
    private final List<Node> items = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String list = "ul";
    private String title;

    Reading(String id) {
      this.id = id;
      this.title = id;
    }

    void line(String line) {
      Matcher heading = HEADING.matcher(line.strip());
      Matcher bullet = BULLET.matcher(line);
      Matcher step = STEP.matcher(line);
      if (heading.matches()) {
        end();
        heading(heading.group(1).length(), plain(heading.group(2)));
      } else if (bullet.matches()) {
        item("ul", plain(bullet.group(1)));
      } else if (step.matches()) {
        item("ol", plain(step.group(1)));
      } else if (line.isBlank()) {
        end();
      } else {
        endItems();
        words.append(words.isEmpty() ? "" : " ").append(plain(line.replaceFirst("^>\\s*", "")));
      }
    }

    private void heading(int level, String said) {
      if (level == 1 && made.isEmpty()) {
        title = said;
        return;
      }
      Matcher section = SECTION.matcher(said);
      made.add(
          element(
              level <= 2 ? "h3" : "h4",
              attr("id", section.matches() ? id + "-" + section.group(1) : null),
              text(said)));
    }

    private void item(String sort, String said) {
      endWords();
      if (!list.equals(sort)) {
        endItems();
      }
      list = sort;
      items.add(element("li", text(said)));
    }

    void end() {
      endWords();
      endItems();
    }

    private void endWords() {
      if (!words.isEmpty()) {
        made.add(element("p", text(words.toString())));
        words.setLength(0);
      }
    }

    private void endItems() {
      if (!items.isEmpty()) {
        made.add(element(list, all(List.copyOf(items))));
        items.clear();
      }
    }
  }
}
