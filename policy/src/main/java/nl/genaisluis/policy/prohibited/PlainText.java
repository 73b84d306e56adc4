package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text after the [Normaliser]: plain characters, each of which knows from which stretch of the
/// original it came. Confined to the thread that builds it until it is read.
final class PlainText {
  private char[] chars;
  private int[] starts;
  private int[] ends;
  private int length;
  private final List<Range> hidden = new ArrayList<>();

  /// A stretch of plain characters.
  record Range(int from, int to) {}

  PlainText(int capacity) {
    chars = new char[capacity + 16];
    starts = new int[capacity + 16];
    ends = new int[capacity + 16];
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  /// First UTF-16 code unit in the original of the character at this index.
  int start(int index) {
    return starts[index];
  }

  /// One past the last code unit in the original of the character at this index.
  int end(int index) {
    return ends[index];
  }

  /// Stretches that could only be read after decoding: someone hid them.
  List<Range> hidden() {
    return hidden;
  }

  void hide(int from, int to) {
    hidden.add(new Range(from, to));
  }

  /// Hides here what is hidden in the text from which this one was made, by its origin.
  void hideAsIn(PlainText source) {
    for (Range range : source.hidden) {
      if (range.from() >= range.to()) {
        continue;
      }
      int start = source.start(range.from());
      int end = source.end(range.to() - 1);
      int first = 0;
      while (first < length && ends[first] <= start) {
        first++;
      }
      int last = first;
      while (last < length && starts[last] < end) {
        last++;
      }
      hide(first, last);
    }
  }

  /// A copy of a stretch; its characters keep their origin.
  PlainText part(Range range) {
    PlainText part = new PlainText(range.to() - range.from());
    for (int i = Math.max(0, range.from()); i < Math.min(length, range.to()); i++) {
      part.append(this, i);
    }
    return part;
  }

  void append(char c, int start, int end) {
    if (length == chars.length) {
      int capacity = length * 2;
      chars = Arrays.copyOf(chars, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    chars[length] = c;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  /// Appends a character of another plain text with its origin.
  void append(PlainText from, int index) {
    append(from.chars[index], from.starts[index], from.ends[index]);
  }

  void set(int index, char c) {
    chars[index] = c;
  }

  /// Turns the characters of a stretch around; each keeps its origin.
  void reverse(int from, int to) {
    for (int left = from, right = to - 1; left < right; left++, right--) {
      char c = chars[left];
      int start = starts[left];
      int end = ends[left];
      chars[left] = chars[right];
      starts[left] = starts[right];
      ends[left] = ends[right];
      chars[right] = c;
      starts[right] = start;
      ends[right] = end;
    }
  }

  void copyTo(char[] target, int at) {
    System.arraycopy(chars, 0, target, at, length);
  }

  /// The plain characters; for tests and decoding, never for logs.
  String string(int from, int to) {
    return new String(chars, from, to - from);
  }

  @Override
  public String toString() {
    return "PlainText[" + length + " characters]";
  }
}
