package nl.genaisluis.audit.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shards of a log, oldest first, at least one.
record Shards(List<Shard> all) {
  Shards {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a log has at least one shard");
    }
    for (int i = 1; i < all.size(); i++) {
      Shard shard = all.get(i);
      Shard before = all.get(i - 1);
      if (shard.before() == null
          || shard.year() <= before.year()
          || shard.first() < before.first()) {
        throw new LedgerFault(
            LedgerFault.CORRUPT, "shard " + shard.year() + " does not follow " + before.year());
      }
    }
    if (all.getFirst().first() != 0 || all.getFirst().before() != null) {
      throw new LedgerFault(LedgerFault.CORRUPT, "the first shard does not begin the log");
    }
  }

  Shard first() {
    return all.getFirst();
  }

  Shard last() {
    return all.getLast();
  }

  /// The shard that the entry with this index is in.
  Shard holding(long index) {
    for (Shard shard : all.reversed()) {
      if (shard.first() <= index) {
        return shard;
      }
    }
    throw new IllegalArgumentException("no entry has index " + index);
  }

  /// The shard of a year; null when there is none.
  @Nullable Shard ofYear(int year) {
    return all.stream().filter(shard -> shard.year() == year).findFirst().orElse(null);
  }

  /// The shard of this name; null when there is none.
  @Nullable Shard named(String origin) {
    return all.stream().filter(shard -> shard.origin().equals(origin)).findFirst().orElse(null);
  }

  /// The shard that comes next; null after the last.
  @Nullable Shard after(Shard shard) {
    int next = all.indexOf(shard) + 1;
    return next < all.size() ? all.get(next) : null;
  }

  /// How many entries there are up to the end of a shard, of so many that there are in all.
  long end(Shard shard, long size) {
    Shard next = after(shard);
    return next == null ? size : Math.min(size, next.first());
  }
}
