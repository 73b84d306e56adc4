package nl.genaisluis.audit.event;

import java.util.regex.Pattern;

/// The log of a new year begins. It is the first leaf of that year's log and holds the last
/// checkpoint of the log before it, so that the two are one history.
///
/// @param origin name of the log that begins, with its year
/// @param previous name of the log that it continues
/// @param size entries under the last checkpoint of that log
/// @param root of the tree under it, in hexadecimal
public record ShardOpened(String exchange, String origin, String previous, long size, String root)
    implements Event {
  public static final String CODE = "shard-opened";

  private static final int ROOT_DIGITS = 64;
  private static final Pattern WITH_YEAR = Pattern.compile(".+-[0-9]{4}");

  public ShardOpened {
    Plain.id("exchange", exchange);
    withYear("origin", origin);
    withYear("previous", previous);
    Plain.count("size", size);
    Plain.hex("root", root, ROOT_DIGITS);
    if (previous.compareTo(origin) >= 0) {
      throw new IllegalArgumentException("previous must be of an earlier year");
    }
  }

  private static void withYear(String field, String origin) {
    Plain.name(field, origin);
    if (!WITH_YEAR.matcher(origin).matches()) {
      throw new IllegalArgumentException(field + " must end in a year");
    }
  }

  @Override
  public String code() {
    return CODE;
  }
}
