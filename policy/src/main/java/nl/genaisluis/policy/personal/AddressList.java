package nl.genaisluis.policy.personal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The streets, places and addresses of the own province, from an extract of the national register
/// of addresses (BAG) that the organisation makes itself. Kept as sorted hashes of names and packed
/// postcodes with house numbers: eight bytes each, no text. Immutable.
///
/// The file is CSV in UTF-8 with `;` or `,` and a heading line that names at least the column
/// `straat`; `postcode`, `huisnummer` and `woonplaats` may follow in any order. Other columns are
/// skipped.
public final class AddressList {
  /// The most lines that are read.
  public static final int LINES_MAX = 2_000_000;

  /// The most words of a street's name that are looked up.
  static final int WORDS_MAX = 6;

  private static final int LINE_LENGTH_MAX = 1_000;
  private static final int NUMBER_MAX = 99_999;
  private static final int NUMBER_BITS = 17;
  private static final int RADIX = 36;
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final AddressList NONE = new AddressList(new long[0], new long[0], new long[0]);

  private final long[] streets;
  private final long[] places;
  private final long[] houses;

  private AddressList(long[] streets, long[] places, long[] houses) {
    this.streets = streets;
    this.places = places;
    this.houses = houses;
  }

  /// No extract: nothing is known.
  public static AddressList none() {
    return NONE;
  }

  /// Reads an extract.
  ///
  /// @throws IllegalArgumentException naming the line that cannot be read
  public static AddressList read(Reader extract) throws IOException {
    BufferedReader lines = new BufferedReader(extract);
    String head = lines.readLine();
    if (head == null) {
      throw new IllegalArgumentException("no heading line");
    }
    Head columns = Head.of(head);
    Growing streets = new Growing();
    Growing places = new Growing();
    Growing houses = new Growing();
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (number > LINES_MAX || line.length() > LINE_LENGTH_MAX) {
        throw new IllegalArgumentException("line " + number + ": too long, or one line too many");
      }
      if (!line.isBlank()) {
        columns.take(line, number, streets, places, houses);
      }
    }
    return new AddressList(streets.sorted(), places.sorted(), houses.sorted());
  }

  /// Tells lists apart: the same for the same streets, places and houses.
  public String fingerprint() {
    long hash = Arrays.hashCode(streets);
    hash = hash * 0x9e3779b97f4a7c15L + Arrays.hashCode(places);
    hash = hash * 0x9e3779b97f4a7c15L + Arrays.hashCode(houses);
    return streets.length + " " + houses.length + " " + Long.toHexString(hash);
  }

  /// How many different streets are known.
  public int streets() {
    return streets.length;
  }

  /// How many different pairs of postcode and house number are known.
  public int houses() {
    return houses.length;
  }

  boolean isEmpty() {
    return streets.length == 0;
  }

  /// True for the name of a street, in any case.
  boolean isStreet(CharSequence name) {
    return Arrays.binarySearch(streets, hash(name)) >= 0;
  }

  /// True for the name of a place with addresses, in any case.
  boolean isPlace(CharSequence name) {
    return Arrays.binarySearch(places, hash(name)) >= 0;
  }

  /// True when a house with this number has this postcode.
  boolean isHouse(CharSequence postcode, int number) {
    return Arrays.binarySearch(houses, house(postcode, number)) >= 0;
  }

  private static long hash(CharSequence name) {
    String plain = SPACES.matcher(name).replaceAll(" ").strip();
    return Lexicon.key(plain.replace('\u2019', '\''));
  }

  /// The postcode's digits and letters above the number's bits; 0 for what is no postcode.
  private static long house(CharSequence postcode, int number) {
    String plain = SPACES.matcher(postcode).replaceAll("").toUpperCase(Locale.ROOT);
    boolean form = plain.length() == 6 && number > 0 && number <= NUMBER_MAX;
    long packed = 0;
    for (int i = 0; form && i < 6; i++) {
      char c = plain.charAt(i);
      form = i < 4 ? c >= '0' && c <= '9' : c >= 'A' && c <= 'Z';
      packed = packed * RADIX + Character.digit(c, RADIX);
    }
    return form ? packed << NUMBER_BITS | number : 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressList list
        && Arrays.equals(streets, list.streets)
        && Arrays.equals(places, list.places)
        && Arrays.equals(houses, list.houses);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(streets);
  }

  @Override
  public String toString() {
    return "AddressList[" + streets.length + " streets, " + houses.length + " houses]";
  }

  /// Where the columns stand.
  private record Head(String separator, int street, int postcode, int number, int place) {
    static Head of(String line) {
      String bare = line.startsWith("\ufeff") ? line.substring(1) : line;
      String separator = bare.contains(";") ? ";" : ",";
      List<String> names =
          Arrays.stream(bare.toLowerCase(Locale.ROOT).split(separator, -1))
              .map(Head::unquoted)
              .toList();
      if (!names.contains("straat")) {
        throw new IllegalArgumentException("line 1: no column straat");
      }
      return new Head(
          separator,
          names.indexOf("straat"),
          names.indexOf("postcode"),
          names.indexOf("huisnummer"),
          names.indexOf("woonplaats"));
    }

    void take(String line, int at, Growing streets, Growing places, Growing houses) {
      String[] cells = line.split(separator, -1);
      String name = cell(cells, street);
      if (name == null) {
        throw new IllegalArgumentException("line " + at + ": no street");
      }
      streets.add(hash(name));
      String town = cell(cells, place);
      if (town != null) {
        places.add(hash(town));
      }
      String code = cell(cells, postcode);
      String house = cell(cells, number);
      if (code != null && house != null) {
        houses.add(packed(code, house, at));
      }
    }

    private static long packed(String code, String house, int at) {
      boolean digits = house.length() <= 5 && house.chars().allMatch(c -> c >= '0' && c <= '9');
      long packed = digits ? house(code, Integer.parseInt(house)) : 0;
      if (packed == 0) {
        throw new IllegalArgumentException("line " + at + ": no postcode with a house number");
      }
      return packed;
    }

    private static @Nullable String cell(String[] cells, int column) {
      String text = column < 0 || column >= cells.length ? "" : unquoted(cells[column]);
      return text.isEmpty() ? null : text;
    }

    private static String unquoted(String cell) {
      String plain = cell.strip();
      boolean quoted = plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"");
      return quoted ? plain.substring(1, plain.length() - 1).strip() : plain;
    }
  }

  /// Numbers as they come; sorted and each once in the end.
  private static final class Growing {
    private long[] values = new long[1_024];
    private int count;

    void add(long value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = value;
    }

    long[] sorted() {
      return Arrays.stream(values, 0, count).sorted().distinct().toArray();
    }
  }
}
