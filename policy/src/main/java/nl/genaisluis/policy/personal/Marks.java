package nl.genaisluis.policy.personal;

import java.util.Map;

/// What the lists say of a word, one bit each; a word may have several.
final class Marks {
  static final long FIRST = 1L;
  static final long LAST = 1L << 1;
  static final long PLACE = 1L << 2;
  static final long COMMON = 1L << 3;
  static final long PARTICLE = 1L << 4;
  static final long TITLE = 1L << 5;
  static final long MALE = 1L << 6;
  static final long FEMALE = 1L << 7;
  static final long GREETING = 1L << 8;
  static final long CLOSING = 1L << 9;
  static final long KIN = 1L << 10;
  static final long LABEL = 1L << 11;
  static final long VERB = 1L << 12;
  static final long ORG = 1L << 13;
  static final long ORG_AFTER = 1L << 14;
  static final long STREET = 1L << 15;
  static final long MONTH = 1L << 16;
  static final long WEEKDAY = 1L << 17;
  static final long EPONYM = 1L << 18;
  static final long THING = 1L << 19;
  static final long BSN = 1L << 20;
  static final long PHONE = 1L << 21;
  static final long BIRTH = 1L << 22;
  static final long PLATE = 1L << 23;
  static final long PASSPORT = 1L << 24;
  static final long LICENCE = 1L << 25;
  static final long ALIEN = 1L << 26;
  static final long VAT = 1L << 27;
  static final long KVK = 1L << 28;
  static final long CARD = 1L << 29;
  static final long SECRET = 1L << 30;
  static final long WEAK_SECRET = 1L << 31;
  static final long USER = 1L << 32;
  static final long ADDRESS = 1L << 33;
  static final long NUMBER = 1L << 34;
  static final long RSIN = 1L << 35;
  static final long NOT_NAME = 1L << 36;
  static final long VETO = 1L << 37;
  static final long NEAR = 1L << 38;
  static final long PHRASE = 1L << 39;
  static final long AT = 1L << 40;
  static final long SPECIAL = 1L << 41;
  static final long SPOKEN = 1L << 42;
  static final long WORLD = 1L << 43;
  static final long NATION = 1L << 44;
  static final long BODY = 1L << 45;
  static final long ROLE = 1L << 46;

  /// Set on tokens alone, for words of no list: found among the ordinary words, or sought in vain.
  static final long FOUND = 1L << 62;

  static final long SOUGHT = 1L << 63;

  /// Words that say what the number beside them is.
  static final long NUMBER_KINDS =
      BSN | PHONE | BIRTH | PLATE | PASSPORT | LICENCE | ALIEN | VAT | KVK | CARD | NUMBER | RSIN;

  static final Map<String, Long> BY_KIND =
      Map.ofEntries(
          Map.entry("first", FIRST),
          Map.entry("last", LAST),
          Map.entry("place", PLACE),
          Map.entry("region", PLACE),
          Map.entry("particle", PARTICLE),
          Map.entry("title", TITLE),
          Map.entry("male", MALE),
          Map.entry("female", FEMALE),
          Map.entry("greeting", GREETING),
          Map.entry("closing", CLOSING),
          Map.entry("kin", KIN),
          Map.entry("label", LABEL),
          Map.entry("verb", VERB),
          Map.entry("org", ORG),
          Map.entry("orgafter", ORG_AFTER),
          Map.entry("street", STREET),
          Map.entry("month", MONTH),
          Map.entry("weekday", WEEKDAY),
          Map.entry("eponym", EPONYM),
          Map.entry("thing", THING),
          Map.entry("bsn", BSN),
          Map.entry("phone", PHONE),
          Map.entry("birth", BIRTH),
          Map.entry("plate", PLATE),
          Map.entry("passport", PASSPORT),
          Map.entry("licence", LICENCE),
          Map.entry("alien", ALIEN),
          Map.entry("vat", VAT),
          Map.entry("kvk", KVK),
          Map.entry("card", CARD),
          Map.entry("secret", SECRET),
          Map.entry("weaksecret", WEAK_SECRET),
          Map.entry("user", USER),
          Map.entry("address", ADDRESS),
          Map.entry("number", NUMBER),
          Map.entry("rsin", RSIN),
          Map.entry("notname", NOT_NAME),
          Map.entry("veto", VETO),
          Map.entry("near", NEAR),
          Map.entry("phrase", PHRASE),
          Map.entry("at", AT),
          Map.entry("spoken", SPOKEN),
          Map.entry("land", WORLD),
          Map.entry("city", WORLD),
          Map.entry("people", NATION),
          Map.entry("body", BODY),
          Map.entry("role", ROLE));

  private Marks() {}

  static boolean has(long marks, long wanted) {
    return (marks & wanted) != 0;
  }
}
