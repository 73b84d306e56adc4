package nl.genaisluis.policy.prohibited;

import java.util.Arrays;
import java.util.List;

/// Plain texts read in one go, in order, parted by line ends: what one look of the check sees.
/// Every character can be traced to its text and its place in the original.
final class View {
  private final List<Source> sources;
  private final int[] sourceStarts;
  private final char[] chars;
  private final char[] lower;
  private final int lastStart;

  /// A plain text and where it came from.
  ///
  /// @param message index of the message, or -1 for text outside the turns
  /// @param path JSON pointer for text outside the turns, else empty
  record Source(int message, String path, PlainText text) {}

  /// @param last index in `sources` of the text that holds the present request
  View(List<Source> sources, int last) {
    this(sources, last, 0);
  }

  /// @param runOn how many of the first texts run on into the next one: parted by a space only, so
  ///   that a sentence that was cut there is whole again
  View(List<Source> sources, int last, int runOn) {
    this.sources = List.copyOf(sources);
    int length = 0;
    for (Source source : sources) {
      length += source.text().length() + 1;
    }
    chars = new char[length];
    lower = new char[length];
    sourceStarts = new int[sources.size()];
    int at = 0;
    for (int i = 0; i < sources.size(); i++) {
      sourceStarts[i] = at;
      PlainText text = sources.get(i).text();
      text.copyTo(chars, at);
      at += text.length();
      chars[at++] = i < runOn ? ' ' : '\n';
    }
    lastStart = sources.isEmpty() ? 0 : sourceStarts[last];
    for (int i = 0; i < length; i++) {
      lower[i] = Hash.lower(chars[i]);
    }
  }

  /// A stretch of another view by itself; it has no places in the original.
  View(View whole, int from, int to) {
    sources = List.of();
    sourceStarts = new int[0];
    chars = Arrays.copyOfRange(whole.chars, from, to);
    lower = Arrays.copyOfRange(whole.lower, from, to);
    lastStart = 0;
  }

  int length() {
    return chars.length;
  }

  /// The characters with their capitals; not to be changed.
  char[] chars() {
    return chars;
  }

  /// The characters in lower case; not to be changed.
  char[] lower() {
    return lower;
  }

  /// Whether a part of it could only be read after decoding.
  boolean hidden() {
    return sources.stream().anyMatch(source -> !source.text().hidden().isEmpty());
  }

  /// Where the text of the present request begins.
  int lastStart() {
    return lastStart;
  }

  /// Where the stretch `from` to `to` lies in the original texts; when it covers several texts, the
  /// part in the last of them; nothing when no character of any text lies in it.
  List<Span> spans(int from, int to) {
    int index = sources.size() - 1;
    // Empty texts, and separators between texts, hold nothing that could be shown.
    while (index >= 0 && !holds(index, from, to)) {
      index--;
    }
    if (index < 0) {
      return List.of();
    }
    Source source = sources.get(index);
    PlainText text = source.text();
    int first = Math.max(0, from - sourceStarts[index]);
    int last = Math.min(text.length(), to - sourceStarts[index]);
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (int i = first; i < last; i++) {
      start = Math.min(start, text.start(i));
      end = Math.max(end, text.end(i));
    }
    String path = source.message() < 0 ? source.path() : null;
    return List.of(new Span(source.message(), path, start, end));
  }

  private boolean holds(int index, int from, int to) {
    int begin = sourceStarts[index];
    return Math.max(from, begin) < Math.min(to, begin + sources.get(index).text().length());
  }
}
