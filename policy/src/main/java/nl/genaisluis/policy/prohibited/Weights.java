package nl.genaisluis.policy.prohibited;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// What the classifier learned. Layout of the resource: magic, the vocabulary, the two deciders,
/// what reads like a request (`asking`), which requests want a judgement of what they are about
/// (`act`), the class heads, the three mixes. Immutable; its arrays are shared and not to be
/// changed.
record Weights(
    Vocabulary vocabulary,
    Decider whole,
    Decider window,
    Head asking,
    Head act,
    Map<ProhibitedClass, Head> heads,
    Mixes mixes) {
  private static final int MAGIC = 0x534c5035;

  /// Class heads only name the class of what was found, so they make do with buckets.
  static final int HEAD_BITS = 17;

  /// How much each group of features counts.
  private static final double[] GROUP_WEIGHTS = {1, 2, 1, 0.7, 0.5, 0.7, 0.7};

  /// How much is read at once: a part of the whole.
  private static final int PIECE = 1 << 16;

  private static final double RARITY_STEP = 0.14;
  private static final double[] TIMES = new double[64];
  private static final double[] RARITY = new double[64];

  static {
    for (int i = 1; i < TIMES.length; i++) {
      TIMES[i] = 1 + StrictMath.log(i);
    }
    for (int code = 0; code < RARITY.length; code++) {
      // The inverse document frequency counts squared.
      double idf = code * RARITY_STEP;
      RARITY[code] = idf * idf;
    }
  }

  /// A linear decision: sum of weights times feature values, plus a bias. A weight is stored as the
  /// signed root of its share of the largest, so that small weights keep some precision.
  static final class Decider {
    private final double bias;
    private final double largest;
    private final double[] values = new double[256];

    Decider(double bias, double largest) {
      this.bias = bias;
      this.largest = largest;
      for (int code = -127; code <= 127; code++) {
        double root = code / 127.0;
        values[code & 0xff] = Math.abs(root) * root * largest;
      }
    }

    double bias() {
      return bias;
    }

    /// The weight that a code stands for.
    double weight(int code) {
      return values[code];
    }

    byte code(double weight) {
      double share = largest > 0 ? Math.abs(weight) / largest : 0;
      long code = Math.round(Math.sqrt(share) * 127);
      return (byte) (weight < 0 ? -code : code);
    }
  }

  /// The decider of one class against the others, with its weights. Heads that are asked of the
  /// same features have their codes side by side in one array: a feature costs one look in memory
  /// for all of them.
  static final class Head {
    private final Decider decider;
    private final byte[] codes;

    /// Where its own code stands among the `step` codes of a bucket.
    private final int first;

    private final int step;

    Head(Decider decider, byte[] codes) {
      this(decider, codes, 0, 1);
    }

    private Head(Decider decider, byte[] codes, int first, int step) {
      this.decider = decider;
      this.codes = codes;
      this.first = first;
      this.step = step;
    }

    Decider decider() {
      return decider;
    }

    double weight(int bucket) {
      return decider.values[codes[bucket * step + first] & 0xff];
    }

    private byte[] ownCodes() {
      if (step == 1) {
        return codes;
      }
      byte[] own = new byte[codes.length / step];
      for (int bucket = 0; bucket < own.length; bucket++) {
        own[bucket] = codes[bucket * step + first];
      }
      return own;
    }

    /// The same heads with their codes side by side. They have equally many buckets.
    private static List<Head> sideBySide(List<Head> heads) {
      byte[][] own = heads.stream().map(Head::ownCodes).toArray(byte[][]::new);
      int step = own.length;
      byte[] codes = new byte[step * own[0].length];
      int at = 0;
      for (int bucket = 0; bucket < own[0].length; bucket++) {
        for (byte[] one : own) {
          codes[at++] = one[bucket];
        }
      }
      List<Head> together = new ArrayList<>();
      for (int i = 0; i < step; i++) {
        together.add(new Head(heads.get(i).decider, codes, i, step));
      }
      return together;
    }
  }

  /// The mixes of the signals of short views, of longer ones and of those of several lines.
  record Mixes(Mix brief, Mix lengthy, Mix composed) {}

  Weights {
    List<Head> requests = Head.sideBySide(List.of(asking, act));
    asking = requests.get(0);
    act = requests.get(1);
    EnumMap<ProhibitedClass, Head> ordered = new EnumMap<>(ProhibitedClass.class);
    ordered.putAll(heads);
    if (!ordered.isEmpty()) {
      Iterator<Head> classes = Head.sideBySide(List.copyOf(ordered.values())).iterator();
      ordered.replaceAll((_, _) -> classes.next());
    }
    heads = ordered;
  }

  /// The same with other mixes.
  Weights with(Mixes other) {
    return new Weights(vocabulary, whole, window, asking, act, heads, other);
  }

  /// The step of rarity of a feature that is in `found` of `count` texts.
  static int rarityCode(int found, int count) {
    double idf = StrictMath.log((count + 1.0) / found);
    return Math.clamp(Math.round(idf / RARITY_STEP), 1, RARITY.length - 1);
  }

  /// The value of one occurrence of a feature before its group is brought to length one.
  static double value(int rarityCode) {
    return RARITY[rarityCode];
  }

  /// How much more often-repeated features count in a whole view.
  static double times(int times) {
    return TIMES[Math.min(times, TIMES.length - 1)];
  }

  static double groupWeight(int group) {
    return GROUP_WEIGHTS[group];
  }

  static int headBucket(long hash) {
    return (int) (hash >>> (64 - HEAD_BITS));
  }

  static Weights read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a weights resource of this version");
    }
    int[] entries = entries(in);
    Decider whole = decider(in);
    Decider window = decider(in);
    Head asking = head(in, Vocabulary.PLACES);
    Head act = head(in, Vocabulary.PLACES);
    Map<ProhibitedClass, Head> heads = new EnumMap<>(ProhibitedClass.class);
    for (ProhibitedClass category : ProhibitedClass.values()) {
      heads.put(category, head(in, 1 << HEAD_BITS));
    }
    Mixes mixes = new Mixes(Mix.read(in), Mix.read(in), Mix.read(in));
    if (in.read() >= 0) {
      throw new IOException("weights resource has the wrong length");
    }
    return new Weights(new Vocabulary(entries), whole, window, asking, act, heads, mixes);
  }

  private static Head head(DataInputStream in, int places) throws IOException {
    return new Head(decider(in), bytes(in, places));
  }

  /// Reads the vocabulary piece by piece, so that it is in memory once.
  private static int[] entries(DataInputStream in) throws IOException {
    int[] entries = new int[Vocabulary.PLACES];
    byte[] piece = new byte[PIECE];
    for (int at = 0; at < entries.length; at += PIECE / Integer.BYTES) {
      fill(in, piece);
      ByteBuffer.wrap(piece).asIntBuffer().get(entries, at, PIECE / Integer.BYTES);
    }
    return entries;
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    fill(in, bytes);
    return bytes;
  }

  private static void fill(DataInputStream in, byte[] bytes) throws IOException {
    if (in.readNBytes(bytes, 0, bytes.length) != bytes.length) {
      throw new IOException("weights resource is too short");
    }
  }

  private static Decider decider(DataInputStream in) throws IOException {
    double bias = in.readDouble();
    double largest = in.readDouble();
    if (!Double.isFinite(bias) || !Double.isFinite(largest)) {
      throw new IOException("weights resource is damaged");
    }
    return new Decider(bias, largest);
  }

  void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    ByteBuffer bytes = ByteBuffer.allocate(Vocabulary.PLACES * Integer.BYTES);
    bytes.asIntBuffer().put(vocabulary.entries());
    out.write(bytes.array());
    write(out, whole);
    write(out, window);
    write(out, asking);
    write(out, act);
    for (Head head : heads.values()) {
      write(out, head);
    }
    mixes.brief().write(out);
    mixes.lengthy().write(out);
    mixes.composed().write(out);
    out.flush();
  }

  private static void write(DataOutputStream out, Head head) throws IOException {
    write(out, head.decider);
    out.write(head.ownCodes());
  }

  private static void write(DataOutputStream out, Decider decider) throws IOException {
    out.writeDouble(decider.bias);
    out.writeDouble(decider.largest);
  }
}
