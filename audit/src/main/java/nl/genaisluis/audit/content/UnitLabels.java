package nl.genaisluis.audit.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// What organisation units are called where they must be told apart and counted, but where a copy
/// without the folder of keys is to name none: the unit sealed under a key of its own, equal units
/// alike. Names are padded, so that no length tells one from another. Safe for use by many threads.
public final class UnitLabels {
  /// What an entry bears of which no unit is known; no label is spelt so.
  public static final String NONE = "-";

  private static final String PLACE = "unit label";
  private static final int PAD = 64;

  private final SealingKey key;
  private final String fingerprint;

  UnitLabels(SealingKey master, String fingerprint) {
    this.key =
        new SealingKey(master.mac("genai-sluis unit labels".getBytes(StandardCharsets.UTF_8)));
    this.fingerprint = fingerprint;
  }

  /// Tells keys apart: labels of another key cannot be read.
  public String fingerprint() {
    return fingerprint;
  }

  /// The label of a unit.
  public String label(String unit) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.sealAlike(PLACE, padded(unit)));
  }

  /// The unit that a label stands for; one of another key is a [ContentFault].
  public String unit(String label) {
    return read(key.open(PLACE, Base64.getUrlDecoder().decode(label)));
  }

  /// What the unit beside the text of a leaf is bound to.
  static String place(String leafId) {
    return leafId + "/unit";
  }

  /// A unit has no control characters, so what is added is no part of it.
  static byte[] padded(String unit) {
    byte[] bytes = unit.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, (bytes.length + PAD - 1) / PAD * PAD);
  }

  static String read(byte[] padded) {
    int length = padded.length;
    while (length > 0 && padded[length - 1] == 0) {
      length--;
    }
    return new String(padded, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "UnitLabels[" + fingerprint + "]";
  }
}
