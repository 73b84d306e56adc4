package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/// All word lists in two hash tables: marks by word, and the set of ordinary words. Words are kept
/// as hashes only: 64 bits for the marks, 32 bits for ordinary words (one in twelve thousand
/// unknown words passes for an ordinary one). Immutable once loaded.
final class Lexicon {
  private static final int MARK_SLOTS = 1 << 17;
  private static final int LISTED_BITS = 1 << 19;
  private static final int PART_MIN = 3;
  private static final int SET_BITS = 16;
  private static final int SETS_MAX = 1 << SET_BITS;
  private static final int WORD_SLOTS = 1 << 20;
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long FACTOR = 0x100000001b3L;

  /// The upper 48 bits of a word's key with the number of its set of marks below: one look touches
  /// one place of memory.
  private final long[] table = new long[MARK_SLOTS];

  /// A bit for some of the key of every word in the table: most words of a text are in no list, and
  /// this says so of nine in ten without a look at a large table.
  private final long[] listed = new long[LISTED_BITS / Long.SIZE];

  private final long[] sets = new long[SETS_MAX];
  private int setCount = 1;
  private LongPredicate leftOut = _ -> false;

  private final int[] words = new int[WORD_SLOTS];

  static Lexicon load() {
    return load(_ -> false);
  }

  /// The lists without the names whose keys are left out; to learn and to measure how names are
  /// read that are in no list.
  static Lexicon load(LongPredicate leftOut) {
    Lexicon lexicon = new Lexicon();
    lexicon.leftOut = leftOut;
    lexicon.addWords(bytes("words.bin"));
    lexicon.addList("first-names.txt", Marks.FIRST);
    lexicon.addList("surnames.txt", Marks.LAST);
    lexicon.addList("places.txt", Marks.PLACE);
    lexicon.addKinds("own-names.txt");
    lexicon.addKinds("cues.txt");
    lexicon.addKinds("world.txt");
    lexicon.addUncommon("bodies.txt", Marks.BODY);
    lexicon.addUncommon("cities.txt", Marks.WORLD);
    lexicon.addOrigins();
    lexicon.addVillages();
    lexicon.addSpecial();
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
    int bit = listedBit(key);
    if ((listed[bit / Long.SIZE] & 1L << bit) == 0) {
      return 0;
    }
    return sets[(int) table[slot(key)] & (SETS_MAX - 1)];
  }

  /// Of the bits that stay when the table keeps the upper ones of a key.
  private static int listedBit(long key) {
    return (int) (key >>> 20) & (LISTED_BITS - 1);
  }

  /// Where the word is, or the empty place where it would be.
  private int slot(long key) {
    int slot = (int) (key >>> 33) & (MARK_SLOTS - 1);
    while (table[slot] != 0 && (table[slot] ^ key) >>> SET_BITS != 0) {
      slot = (slot + 1) & (MARK_SLOTS - 1);
    }
    return slot;
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

  /// True when this word is two ordinary words written as one, at times with an `s` between.
  boolean isCompound(View view, int start, int end) {
    long head = open();
    for (int i = start; i < start + PART_MIN && i < end; i++) {
      head = step(head, view.at(i));
    }
    for (int middle = start + PART_MIN; middle <= end - PART_MIN; middle++) {
      if (isWord(close(head))) {
        boolean linked = Lexicon.fold(view.at(middle)) == 's' && end - middle > PART_MIN;
        if (isWord(key(view, middle, end)) || (linked && isWord(key(view, middle + 1, end)))) {
          return true;
        }
      }
      head = step(head, view.at(middle));
    }
    return false;
  }

  private static long key(View view, int start, int end) {
    long state = open();
    for (int i = start; i < end; i++) {
      state = step(state, view.at(i));
    }
    return close(state);
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

  /// The words of a list that are no ordinary words too: `Shell` and `Orange` tell nothing.
  private void addUncommon(String resource, long mark) {
    for (String line : lines(resource)) {
      for (String word : line.split(" ", -1)) {
        if (!isWord(key(word))) {
          add(word, mark);
        }
      }
    }
  }

  /// Places that no list has as a name or an ordinary word: those tell nothing.
  private void addVillages() {
    for (String line : lines("villages.txt")) {
      for (String word : line.split(" ", -1)) {
        long key = key(word);
        if (!isWord(key) && !Marks.has(marks(key), Marks.FIRST | Marks.LAST)) {
          add(word, Marks.PLACE);
        }
      }
    }
  }

  /// Lists of the form `origin first: names` and `origin last: names`. What is a particle or a
  /// small ordinary word too is left out.
  private void addOrigins() {
    for (String line : lines("names-by-origin.txt")) {
      int colon = line.indexOf(':');
      long mark = line.substring(0, colon).endsWith("first") ? Marks.FIRST : Marks.LAST;
      for (String word : line.substring(colon + 1).strip().split("[ '-]+", -1)) {
        for (String form : List.of(word, unaccented(word))) {
          long key = key(form);
          boolean particle = Marks.has(marks(key), Marks.PARTICLE);
          boolean small = form.length() < 3 && isWord(key);
          if (!particle && !small) {
            add(form, mark);
          }
        }
      }
    }
  }

  /// The word as a keyboard without accents writes it.
  static String unaccented(String word) {
    if (word.chars().allMatch(c -> c < 0x80)) {
      return word;
    }
    String bare = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return bare.replace('ı', 'i').replace('ł', 'l').replace('đ', 'd');
  }

  private void addSpecial() {
    for (String line : lines("special.txt")) {
      for (String word : line.substring(line.indexOf(':') + 1).strip().split(" +", -1)) {
        add(word, Marks.SPECIAL);
      }
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
    if ((mark & (Marks.FIRST | Marks.LAST)) != 0 && leftOut.test(key)) {
      return;
    }
    int slot = slot(key);
    long before = sets[(int) table[slot] & (SETS_MAX - 1)];
    put(slot, key, before | mark);
  }

  private void markCommon() {
    for (int slot = 0; slot < MARK_SLOTS; slot++) {
      long entry = table[slot];
      if (entry != 0 && isWord(entry)) {
        put(slot, entry, sets[(int) entry & (SETS_MAX - 1)] | Marks.COMMON);
      }
    }
  }

  private void put(int slot, long key, long marks) {
    int set = 1;
    while (set < setCount && sets[set] != marks) {
      set++;
    }
    if (set == SETS_MAX) {
      throw new IllegalStateException("the word lists have too many sets of marks");
    }
    sets[set] = marks;
    setCount = Math.max(setCount, set + 1);
    table[slot] = key >>> SET_BITS << SET_BITS | set;
    int bit = listedBit(key);
    listed[bit / Long.SIZE] |= 1L << bit;
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

  static byte[] bytes(String resource) {
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
