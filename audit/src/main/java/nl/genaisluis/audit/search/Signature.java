package nl.genaisluis.audit.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.util.BytesRef;

/// The facets of one entry as two words: all that have one value, and all that can have several.
/// Entries of a day have few different ones, so counting a million entries is counting a million
/// numbers, and reading the words of a few.
final class Signature {
  /// The columns of the index that hold the words.
  static final String SINGLE = "facets_single";

  static final String SEVERAL = "facets_several";

  private final Map<Facet, SortedSet<String>> values = new EnumMap<>(Facet.class);

  void add(Facet facet, String value) {
    values.computeIfAbsent(facet, _ -> new TreeSet<>()).add(value);
  }

  void write(Document document) {
    document.add(new SortedDocValuesField(SINGLE, new BytesRef(word(false))));
    document.add(new SortedDocValuesField(SEVERAL, new BytesRef(word(true))));
  }

  private String word(boolean several) {
    StringBuilder word = new StringBuilder();
    values.forEach(
        (facet, all) -> {
          if (facet.several() == several) {
            all.forEach(value -> word.append(facet.letter()).append(value).append('\n'));
          }
        });
    return word.toString();
  }

  /// Gives each value in a word.
  static void read(String word, BiConsumer<Facet, String> taker) {
    int from = 0;
    for (int end = word.indexOf('\n'); end >= 0; end = word.indexOf('\n', from)) {
      taker.accept(Facet.of(word.charAt(from)), word.substring(from + 1, end));
      from = end + 1;
    }
  }
}
