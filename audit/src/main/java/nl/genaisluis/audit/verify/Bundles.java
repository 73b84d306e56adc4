package nl.genaisluis.audit.verify;

import java.util.Arrays;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TilePath;
import org.jspecify.annotations.Nullable;

/// The entries of one shard out of its bundles.
final class Bundles {
  private final TileNodes.Files files;
  private final Findings findings;

  Bundles(TileNodes.Files files, Findings findings) {
    this.files = files;
    this.findings = findings;
  }

  /// Hands over so many entries in order; false when some could not be found, after a fault that
  /// says which.
  boolean read(long size, Each each) {
    for (long first = 0; first < size; first += TilePath.FULL) {
      TilePath path = TilePath.holding(TilePath.ENTRIES, first, size);
      byte[] bundle = files.read(path.path());
      boolean exact = bundle != null;
      if (bundle == null && !path.full()) {
        bundle = files.read(path.filled().path());
      }
      if (bundle == null) {
        findings.fault("bundle_missing", path.index(), path.path() + " is missing");
        return false;
      }
      if (!entries(path, bundle, exact, each)) {
        return false;
      }
    }
    return true;
  }

  /// Takes one bundle apart; false when that cannot be done, so that nothing after it can be
  /// placed.
  private boolean entries(TilePath path, byte[] bundle, boolean exact, Each each) {
    int at = 0;
    for (int place = 0; place < path.width(); place++) {
      byte[] entry = entry(bundle, at);
      if (entry == null) {
        findings.fault("bundle_malformed", path.index(), path.path() + " is cut off");
        return false;
      }
      at += 2 + entry.length;
      each.entry(entry);
    }
    if (at != bundle.length && exact) {
      findings.fault("bundle_malformed", path.index(), path.path() + " is too long");
    }
    return true;
  }

  /// The entry that begins at this place of a bundle: two bytes of length, and as many bytes. Null
  /// when the bundle ends before it does.
  static byte @Nullable [] entry(byte[] bundle, int at) {
    if (at + 2 > bundle.length) {
      return null;
    }
    int length = ((bundle[at] & 0xff) << 8) + (bundle[at + 1] & 0xff);
    return at + 2 + length > bundle.length
        ? null
        : Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
  }

  /// Takes one entry.
  interface Each {
    void entry(byte[] bytes);
  }
}
