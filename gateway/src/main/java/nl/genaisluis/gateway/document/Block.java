package nl.genaisluis.gateway.document;

import java.util.List;

/// A part of a document that stands on lines of its own.
sealed interface Block {
  /// A heading.
  ///
  /// @param level 0 is the title of the document
  record Heading(int level, List<Span> words) implements Block {
    static final int LEVEL_MAX = 6;

    public Heading {
      level = Math.min(level, LEVEL_MAX);
      words = List.copyOf(words);
    }
  }

  record Paragraph(List<Span> words) implements Block {
    public Paragraph {
      words = List.copyOf(words);
    }

    static Paragraph of(String text) {
      return new Paragraph(List.of(Span.plain(text)));
    }
  }

  /// What somebody else said, or the notice under an answer.
  record Quote(List<Block> parts) implements Block {
    public Quote {
      parts = List.copyOf(parts);
    }
  }

  /// A list with dots or numbers.
  ///
  /// @param start number of the first item; of no meaning for dots
  record Listing(boolean ordered, int start, List<Item> items) implements Block {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /// The first row is the head.
  record Table(List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
    }

    int columns() {
      return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }
  }

  /// Text whose lines and spaces stay as they are.
  record Code(String text) implements Block {}

  record Rule() implements Block {}

  record Item(List<Block> parts) {
    public Item {
      parts = List.copyOf(parts);
    }
  }

  record Row(List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /// The words of this column; none where the row is shorter.
    List<Span> words(int column) {
      return column < cells.size() ? cells.get(column).words() : List.of();
    }
  }

  record Cell(List<Span> words) {
    public Cell {
      words = List.copyOf(words);
    }
  }
}
