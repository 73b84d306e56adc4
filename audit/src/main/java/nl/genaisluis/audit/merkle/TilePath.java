package nl.genaisluis.audit.merkle;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The place of one tile in a log (C2SP tlog-tiles): `tile/<L>/<N>[.p/<W>]`, or
/// `tile/entries/<N>[.p/<W>]` for the entries themselves.
///
/// @param level level of a hash tile, 0 to 63; -1 for entries
/// @param index place of the tile in its level
/// @param width hashes or entries in it, 1 to 256; below 256 the tile is partial
public record TilePath(int level, long index, int width) {
  /// The level of entry bundles.
  public static final int ENTRIES = -1;

  /// Hashes or entries in a full tile.
  public static final int FULL = 256;

  private static final int LEVEL_MAX = 63;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})"
              + "(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < ENTRIES || level > LEVEL_MAX || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile at level " + level + ", index " + index + ", width " + width);
    }
  }

  /// The tile that a path names; null when it names none, or not in the one way to name it.
  public static @Nullable TilePath parse(String path) {
    Matcher matcher = FORM.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    String level = matcher.group(1);
    String width = matcher.group(3);
    int hashes = width == null ? FULL : Integer.parseInt(width);
    if (width != null && hashes >= FULL) {
      return null;
    }
    long index = Long.parseLong(matcher.group(2).replace("/", "").replace("x", ""));
    TilePath tile =
        new TilePath(level.equals("entries") ? ENTRIES : Integer.parseInt(level), index, hashes);
    return tile.path().equals(path) ? tile : null;
  }

  /// The tile of a level that holds hash or entry number `place` in a log of this many leaves.
  public static TilePath holding(int level, long place, long size) {
    long hashes = size >> (8 * Math.max(level, 0));
    long index = place / FULL;
    return new TilePath(level, index, (int) Math.min(FULL, hashes - index * FULL));
  }

  /// True when no later leaf changes the tile.
  public boolean full() {
    return width == FULL;
  }

  /// The full tile at this place.
  public TilePath filled() {
    return new TilePath(level, index, FULL);
  }

  /// The path below the log's address: digits in groups of three, all but the last marked `x`.
  public String path() {
    StringBuilder digits = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      digits.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    String path = "tile/" + (level == ENTRIES ? "entries" : level) + "/" + digits;
    return full() ? path : path + ".p/" + width;
  }
}
