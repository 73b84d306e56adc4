package nl.genaisluis.gateway.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Reads an answer into blocks. Markup of a web page in it stays the text that it is, a picture
/// becomes its words, and a link shows its address.
final class MarkdownBlocks {
  /// Blocks that are open inside each other; deeper ones become text of the last.
  private static final int NESTED_MAX = 16;

  /// A short text may hold this many cells whatever its length.
  private static final int CELLS_ALWAYS = 2_000;

  private static final Parser TABLES =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(NESTED_MAX)
          .build();

  private static final Parser PLAIN = Parser.builder().maxOpenBlockParsers(NESTED_MAX).build();

  private MarkdownBlocks() {}

  /// @param deeper levels by which its headings go down, below those of the document
  static List<Block> read(String markdown, int deeper) {
    Parser parser = tablesFit(markdown) ? TABLES : PLAIN;
    return blocks(parser.parse(markdown), deeper);
  }

  /// A row of a table is filled up to the width of its head, so that a wide head over many short
  /// rows is a table of far more cells than the text has characters. Such a text has no tables.
  private static boolean tablesFit(String markdown) {
    long widest = 0;
    long width = 0;
    long lines = 1;
    for (int i = 0; i < markdown.length(); i++) {
      char c = markdown.charAt(i);
      if (c == '\n' || c == '\r') {
        lines++;
        width = 0;
      } else if (c == '|') {
        widest = Math.max(widest, ++width);
      }
    }
    return (widest + 1) * lines <= Math.max(CELLS_ALWAYS, markdown.length() / 2);
  }

  private static List<Block> blocks(Node parent, int deeper) {
    List<Block> blocks = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      blocks.add(block(node, deeper));
    }
    return blocks;
  }

  private static Block block(Node node, int deeper) {
    return switch (node) {
      case Heading heading -> new Block.Heading(heading.getLevel() + deeper, words(heading));
      case BlockQuote quote -> new Block.Quote(blocks(quote, deeper));
      case BulletList list -> new Block.Listing(false, 1, items(list, deeper));
      case OrderedList list -> new Block.Listing(true, start(list), items(list, deeper));
      case TableBlock table -> new Block.Table(rows(table));
      case FencedCodeBlock code -> new Block.Code(code.getLiteral().stripTrailing());
      case IndentedCodeBlock code -> new Block.Code(code.getLiteral().stripTrailing());
      case HtmlBlock html -> Block.Paragraph.of(html.getLiteral());
      case ThematicBreak _ -> new Block.Rule();
      case Node other -> new Block.Paragraph(words(other));
    };
  }

  private static int start(OrderedList list) {
    Integer number = list.getMarkerStartNumber();
    return number == null ? 1 : number;
  }

  private static List<Block.Item> items(Node list, int deeper) {
    List<Block.Item> items = new ArrayList<>();
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof ListItem) {
        items.add(new Block.Item(blocks(node, deeper)));
      }
    }
    return items;
  }

  private static List<Block.Row> rows(TableBlock table) {
    List<Block.Row> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) {
          rows.add(new Block.Row(cells(row)));
        }
      }
    }
    return rows;
  }

  private static List<Block.Cell> cells(Node row) {
    List<Block.Cell> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        cells.add(new Block.Cell(words(cell)));
      }
    }
    return cells;
  }

  /// A node that waits, and the style in which it stands.
  private record Waiting(Node node, Span style) {}

  /// The words below this node. Emphasis may be nested as deep as its writer likes, so this walks
  /// with a stack of its own.
  private static List<Span> words(Node parent) {
    List<Span> words = new ArrayList<>();
    Deque<Waiting> waiting = new ArrayDeque<>();
    pushChildren(waiting, parent, Span.plain(""));
    while (!waiting.isEmpty()) {
      Waiting next = waiting.pop();
      Span style = next.style();
      switch (next.node()) {
        case Text text -> words.add(style.with(text.getLiteral()));
        case Code code ->
            words.add(new Span(code.getLiteral(), style.bold(), style.italic(), true));
        case HtmlInline html -> words.add(style.with(html.getLiteral()));
        case SoftLineBreak _ -> words.add(style.with("\n"));
        case HardLineBreak _ -> words.add(style.with("\n"));
        case Emphasis emphasis ->
            pushChildren(waiting, emphasis, new Span("", style.bold(), true, style.code()));
        case StrongEmphasis strong ->
            pushChildren(waiting, strong, new Span("", true, style.italic(), style.code()));
        case Link link -> {
          pushAddress(waiting, link, style);
          pushChildren(waiting, link, style);
        }
        case Image image -> {
          waiting.push(new Waiting(new Text("]"), style));
          pushChildren(waiting, image, style);
          waiting.push(new Waiting(new Text("[afbeelding: "), style));
        }
        case Node other -> pushChildren(waiting, other, style);
      }
    }
    return words;
  }

  /// The address of a link, unless its words are the address already.
  private static void pushAddress(Deque<Waiting> waiting, Link link, Span style) {
    boolean same =
        link.getFirstChild() instanceof Text only
            && only.getNext() == null
            && link.getDestination().endsWith(only.getLiteral());
    if (!same && !link.getDestination().isEmpty()) {
      waiting.push(new Waiting(new Text(" (" + link.getDestination() + ")"), style));
    }
  }

  private static void pushChildren(Deque<Waiting> waiting, Node parent, Span style) {
    for (Node node = parent.getLastChild(); node != null; node = node.getPrevious()) {
      waiting.push(new Waiting(node, style));
    }
  }
}
