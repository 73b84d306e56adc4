package nl.genaisluis.audit.ledger;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The log of one year: a tree of its own under a name of its own. Its entries go on counting where
/// those of the shard before it ended.
///
/// @param year of its first entry, UTC
/// @param origin name of the log with that year
/// @param verifierKey key that its checkpoints are verified with
/// @param first index of its first entry among all entries
/// @param before the signed last checkpoint of the shard before it; null for the first shard
public record Shard(
    int year, String origin, String verifierKey, long first, @Nullable String before) {
  private static final int YEAR_DIGITS = 4;
  private static final Pattern WITH_YEAR = Pattern.compile(".+-[0-9]{4}");

  public Shard {
    if (!WITH_YEAR.matcher(origin).matches() || yearIn(origin) != year || first < 0) {
      throw new IllegalArgumentException("no shard: " + origin + " of " + year);
    }
  }

  /// The shard of a ledger that has no other.
  static Shard first(Meta meta) {
    return new Shard(yearIn(meta.origin()), meta.origin(), meta.verifierKey(), 0, null);
  }

  /// The year that a minute of the record falls in.
  static int yearOf(String minute) {
    return Integer.parseInt(minute.substring(0, YEAR_DIGITS));
  }

  /// The year that a name of the log ends in.
  static int yearIn(String origin) {
    return Integer.parseInt(origin.substring(origin.length() - YEAR_DIGITS));
  }

  /// The name of the log in another year.
  String originIn(int other) {
    return origin.substring(0, origin.length() - YEAR_DIGITS) + other;
  }

  /// Where its files are. The first shard lies at the top, where a log of one year has always been,
  /// each later one in a folder of its year: no file ever moves.
  Path in(Path log) {
    return log.resolve(prefix());
  }

  /// The same as what the paths of its files begin with, below the log's folder.
  public String prefix() {
    return before == null ? "" : year + "/";
  }
}
