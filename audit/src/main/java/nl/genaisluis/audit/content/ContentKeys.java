package nl.genaisluis.audit.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/// Seals and opens contents under one master key. Safe for use by many threads.
public final class ContentKeys {
  /// Length of the master key in bytes.
  public static final int LENGTH = SealingKey.LENGTH;

  private static final int SALT_LENGTH = 32;

  /// Stands before a unit and before the text that follows it.
  private static final byte PART = (byte) 0xff;

  private final SecureRandom random = new SecureRandom();
  private final SealingKey master;
  private final String fingerprint;
  private final UnitLabels labels;

  /// Keys under this master key, which is copied.
  public ContentKeys(byte[] master) {
    this.master = new SealingKey(master);
    this.fingerprint = this.master.fingerprint("genai-sluis content key");
    this.labels = new UnitLabels(this.master, fingerprint);
  }

  /// Tells master keys apart: the same for the same key, and no way back to it.
  public String fingerprint() {
    return fingerprint;
  }

  /// What units are called in places of which no copy is to tell them.
  public UnitLabels labels() {
    return labels;
  }

  /// Encrypts a content under a new key and binds it to a leaf by a new salt.
  public Sealed seal(String leafId, Content content) {
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    return seal(leafId, content, salt);
  }

  /// Encrypts a content of another installation under a new key; the salt stays, and with it what
  /// the leaf says.
  public Sealed seal(String leafId, Revealed revealed) {
    return seal(leafId, revealed.content(), HexFormat.of().parseHex(revealed.salt()));
  }

  private Sealed seal(String leafId, Content content, byte[] salt) {
    byte[] bytes = content.text().getBytes(StandardCharsets.UTF_8);
    String unit = content.unit();
    byte[] keyAndSalt = new byte[LENGTH + SALT_LENGTH];
    random.nextBytes(keyAndSalt);
    System.arraycopy(salt, 0, keyAndSalt, LENGTH, SALT_LENGTH);
    try {
      SealingKey own = own(keyAndSalt);
      return new Sealed(
          master.seal(leafId, keyAndSalt),
          own.seal(leafId, bytes),
          commitment(salt, content),
          content.retainUntil(),
          unit == null ? null : own.seal(UnitLabels.place(leafId), UnitLabels.padded(unit)));
    } finally {
      Arrays.fill(keyAndSalt, (byte) 0);
    }
  }

  /// The content that was sealed for this leaf. What was changed, moved to another leaf, sealed
  /// under another master key or does not fit its commitment is a [ContentFault].
  public Content open(String leafId, Sealed sealed) {
    return reveal(leafId, sealed).content();
  }

  /// The same, with the salt.
  public Revealed reveal(String leafId, Sealed sealed) {
    byte[] keyAndSalt = master.open(leafId, sealed.wrappedKey());
    try {
      byte[] bytes = own(keyAndSalt).open(leafId, sealed.ciphertext());
      byte[] salt = Arrays.copyOfRange(keyAndSalt, LENGTH, keyAndSalt.length);
      byte[] unit = sealed.unit();
      Content content =
          new Content(
              new String(bytes, StandardCharsets.UTF_8),
              sealed.retainUntil(),
              unit == null ? null : unit(leafId, keyAndSalt, unit));
      if (!commitment(salt, content).equals(sealed.commitment())) {
        throw new ContentFault("content does not fit the commitment of its leaf");
      }
      return new Revealed(content, HexFormat.of().formatHex(salt));
    } finally {
      Arrays.fill(keyAndSalt, (byte) 0);
    }
  }

  private static String unit(String leafId, byte[] keyAndSalt, byte[] unit) {
    return UnitLabels.read(own(keyAndSalt).open(UnitLabels.place(leafId), unit));
  }

  static String commitment(Revealed revealed) {
    return commitment(HexFormat.of().parseHex(revealed.salt()), revealed.content());
  }

  private static SealingKey own(byte[] keyAndSalt) {
    return new SealingKey(Arrays.copyOf(keyAndSalt, LENGTH));
  }

  /// Of the text alone, or of 0xff, the unit, 0xff and the text: no text in UTF-8 has that byte, so
  /// no two contents are committed to alike.
  private static String commitment(byte[] salt, Content content) {
    byte[] text = content.text().getBytes(StandardCharsets.UTF_8);
    String named = content.unit();
    if (named == null) {
      return HexFormat.of().formatHex(SealingKey.mac(salt, text));
    }
    byte[] unit = named.getBytes(StandardCharsets.UTF_8);
    ByteBuffer whole = ByteBuffer.allocate(2 + unit.length + text.length);
    whole.put(PART).put(unit).put(PART).put(text);
    return HexFormat.of().formatHex(SealingKey.mac(salt, whole.array()));
  }

  @Override
  public String toString() {
    return "ContentKeys[" + fingerprint + "]";
  }
}
