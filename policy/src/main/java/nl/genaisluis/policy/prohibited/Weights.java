package nl.genaisluis.policy.prohibited;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/// What the classifier learned: how rare each bucket is and how much it speaks for a prohibited
/// use, in 8 bits each. Layout of the resource: magic, rarity, the two deciders, the five class
/// heads. Immutable; its arrays are shared and not to be changed.
final class Weights {
  private static final int MAGIC = 0x534c5032;

  static final int DIMENSIONS = 1 << Features.BITS;

  /// Class heads only name the class of what was found, so they make do with fewer buckets.
  static final int HEAD_SHIFT = 3;

  /// How much each group of features counts.
  private static final double[] GROUP_WEIGHTS = {1, 2, 1, 0.7, 0.5, 0.7};

  private static final double[] TIMES = new double[64];
  private static final double[] RARITY = new double[256];

  static {
    for (int i = 1; i < TIMES.length; i++) {
      TIMES[i] = 1 + StrictMath.log(i);
    }
    for (int code = 0; code < RARITY.length; code++) {
      // The code is the inverse document frequency in steps of 1/25; it counts squared.
      double idf = code / 25.0;
      RARITY[code] = idf * idf;
    }
  }

  private final byte[] rarity;
  private final Decider whole;
  private final Decider window;
  private final Map<ProhibitedClass, Decider> heads;

  /// A linear decision: sum of weights times feature values, plus a bias. A weight is stored as the
  /// signed root of its share of the largest, so that small weights keep some precision.
  static final class Decider {
    private final byte[] codes;
    private final double bias;
    private final double largest;
    private final double[] values = new double[256];

    Decider(byte[] codes, double bias, double largest) {
      this.codes = codes;
      this.bias = bias;
      this.largest = largest;
      for (int code = -127; code <= 127; code++) {
        double root = code / 127.0;
        values[code & 0xff] = Math.abs(root) * root * largest;
      }
    }

    private double weight(int index) {
      return values[codes[index] & 0xff];
    }
  }

  Weights(byte[] rarity, Decider whole, Decider window, Map<ProhibitedClass, Decider> heads) {
    this.rarity = rarity;
    this.whole = whole;
    this.window = window;
    this.heads = new EnumMap<>(heads);
  }

  /// The step of [#rarity] for a bucket that is in `found` of `count` texts; 0 when in none.
  static byte rarityCode(int found, int count) {
    if (found == 0) {
      return 0;
    }
    double idf = StrictMath.log((count + 1.0) / found);
    return (byte) Math.clamp(Math.round(idf * 25), 1, 255);
  }

  /// The value of a feature before its group is brought to length one.
  static double value(byte rarityCode, int times) {
    return RARITY[rarityCode & 0xff] * TIMES[Math.min(times, TIMES.length - 1)];
  }

  static double groupWeight(int group) {
    return GROUP_WEIGHTS[group];
  }

  double whole(Features features) {
    return decide(whole, features, 0);
  }

  double window(Features features) {
    return decide(window, features, 0);
  }

  /// How much the features look like one class of the prohibited, against the others.
  double head(ProhibitedClass category, Features features) {
    Decider head = heads.get(category);
    if (head == null) {
      throw new IllegalStateException("no head for " + category.code());
    }
    return decide(head, features, HEAD_SHIFT);
  }

  private double decide(Decider decider, Features features, int shift) {
    double score = decider.bias;
    for (int group = 0; group < Features.GROUPS; group++) {
      Features.Bag bag = features.bag(group);
      double sum = 0;
      double norm = 0;
      for (int i = 0; i < bag.size(); i++) {
        int bucket = bag.bucket(i);
        double value = value(rarity[bucket], bag.count(i));
        norm += value * value;
        sum += value * decider.weight(bucket >>> shift);
      }
      if (norm > 0) {
        score += GROUP_WEIGHTS[group] * sum / Math.sqrt(norm);
      }
    }
    return score;
  }

  static Weights read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a weights resource of this version");
    }
    byte[] rarity = in.readNBytes(DIMENSIONS);
    Decider whole = decider(in, DIMENSIONS);
    Decider window = decider(in, DIMENSIONS);
    Map<ProhibitedClass, Decider> heads = new EnumMap<>(ProhibitedClass.class);
    for (ProhibitedClass category : ProhibitedClass.values()) {
      heads.put(category, decider(in, DIMENSIONS >>> HEAD_SHIFT));
    }
    if (rarity.length != DIMENSIONS || in.read() >= 0) {
      throw new IOException("weights resource has the wrong length");
    }
    return new Weights(rarity, whole, window, heads);
  }

  private static Decider decider(DataInputStream in, int dimensions) throws IOException {
    double bias = in.readDouble();
    double largest = in.readDouble();
    byte[] codes = in.readNBytes(dimensions);
    if (codes.length != dimensions || !Double.isFinite(bias) || !Double.isFinite(largest)) {
      throw new IOException("weights resource is damaged");
    }
    return new Decider(codes, bias, largest);
  }

  void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.write(rarity);
    write(out, whole);
    write(out, window);
    for (Decider head : heads.values()) {
      write(out, head);
    }
    out.flush();
  }

  private static void write(DataOutputStream out, Decider decider) throws IOException {
    out.writeDouble(decider.bias);
    out.writeDouble(decider.largest);
    out.write(decider.codes);
  }
}
