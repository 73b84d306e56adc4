package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// All word lists in two hash tables: marks by word, and the set of ordinary words. Words are kept
/// as hashes only: 64 bits for the marks, 32 bits for ordinary words (one in twelve thousand
/// unknown words passes for an ordinary one). Immutable once loaded.
final class Lexicon {
  private static final int MARK_SLOTS = 1 << 17;
  private static final int WORD_SLOTS = 1 << 20;
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;

  private final long[] keys = new long[MARK_SLOTS];
  private final long[] marks = new long[MARK_SLOTS];
  private final int[] words = new int[WORD_SLOTS];

  static Lexicon load() {
    Lexicon lexicon = new Lexicon();
    lexicon.addWords(bytes("words.bin"));
    lexicon.addList("first-names.txt", Marks.FIRST);
    lexicon.addList("surnames.txt", Marks.LAST);
    lexicon.addList("places.txt", Marks.PLACE);
    lexicon.addKinds("own-names.txt");
    lexicon.addKinds("cues.txt");
    lexicon.markCommon();
    return lexicon;
  }

  /// The first value of a word's hash; go on with [#step] per character, end with [#close].
  static long open() {
    return SEED;
  }

  static long step(long state, char c) {
    return (state ^ fold(c)) * FACTOR;
  }

  static long close(long state) {
    long mixed = (state ^ (state >>> 32)) * 0x9e3779b97f4a7c15L;
    return (mixed ^ (mixed >>> 29)) | 1L;
  }

  static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  static long key(CharSequence word) {
    long state = open();
    for (int i = 0; i < word.length(); i++) {
      state = step(state, word.charAt(i));
    }
    return close(state);
  }

  /// The 32 bits under which an ordinary word is kept.
  static int hash(CharSequence word) {
    return shorten(key(word));
  }

  long marks(long key) {
    int slot = (int) (key >>> 33) & (MARK_SLOTS - 1);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return marks[slot];
      }
      slot = (slot + 1) & (MARK_SLOTS - 1);
    }
    return 0;
  }

  /// True when this is an ordinary Dutch or English word.
  boolean isWord(long key) {
    int hash = shorten(key);
    int slot = hash & (WORD_SLOTS - 1);
    while (words[slot] != 0) {
      if (words[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & (WORD_SLOTS - 1);
    }
    return false;
  }

  private static int shorten(long key) {
    int hash = (int) (key >>> 31);
    return hash == 0 ? 1 : hash;
  }

  private void addWords(byte[] deltas) {
    long hash = -1;
    int at = 0;
    while (at < deltas.length) {
      long gap = 0;
      int shift = 0;
      do {
        gap |= (long) (deltas[at] & 0x7f) << shift;
        shift += 7;
      } while ((deltas[at++] & 0x80) != 0);
      hash += gap;
      addWord((int) hash);
    }
  }

  private void addWord(int hash) {
    int slot = hash & (WORD_SLOTS - 1);
    while (words[slot] != 0 && words[slot] != hash) {
      slot = (slot + 1) & (WORD_SLOTS - 1);
    }
    words[slot] = hash;
  }

  private void addList(String resource, long mark) {
    for (String word : lines(resource)) {
      add(word, mark);
    }
  }

  private void addKinds(String resource) {
    for (String line : lines(resource)) {
      int colon = line.indexOf(':');
      Long mark = Marks.BY_KIND.get(line.substring(0, Math.max(0, colon)));
      if (mark == null) {
        throw new IllegalStateException(resource + " has an unknown kind: " + line);
      }
      for (String word : line.substring(colon + 1).strip().split(" +", -1)) {
        add(word, mark);
      }
    }
  }

  private void add(String word, long mark) {
    long key = key(word);
    int slot = (int) (key >>> 33) & (MARK_SLOTS - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (MARK_SLOTS - 1);
    }
    keys[slot] = key;
    marks[slot] |= mark;
  }

  private void markCommon() {
    for (int slot = 0; slot < MARK_SLOTS; slot++) {
      if (keys[slot] != 0 && isWord(keys[slot])) {
        marks[slot] |= Marks.COMMON;
      }
    }
  }

  /// The lines of a list in the program, without remarks.
  static List<String> lines(String resource) {
    List<String> lines = new ArrayList<>();
    new String(bytes(resource), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(lines::add);
    return lines;
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing in the program: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException("unreadable in the program: " + resource, fault);
    }
  }
}
