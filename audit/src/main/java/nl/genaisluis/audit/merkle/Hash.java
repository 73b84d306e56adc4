package nl.genaisluis.audit.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A SHA-256 value of the tree.
public final class Hash {
  /// Length in bytes.
  public static final int LENGTH = 32;

  /// One for each thread: making one costs as much as using it. Every use ends with `digest`, which
  /// leaves it as new.
  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::made);

  /// The root of the tree without leaves: SHA-256 of nothing.
  public static final Hash EMPTY = new Hash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// SHA-256(0x00 ‖ entry), RFC 6962 §2.1.
  public static Hash leaf(byte[] entry) {
    MessageDigest sha256 = sha256();
    sha256.update(LEAF);
    return new Hash(sha256.digest(entry));
  }

  /// SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1.
  public static Hash node(Hash left, Hash right) {
    MessageDigest sha256 = sha256();
    sha256.update(NODE);
    sha256.update(left.bytes);
    return new Hash(sha256.digest(right.bytes));
  }

  /// The hash at a place in an array of hashes.
  public static Hash at(byte[] hashes, int place) {
    int from = place * LENGTH;
    if (from < 0 || from + LENGTH > hashes.length) {
      throw new IllegalArgumentException("no hash at place " + place);
    }
    return new Hash(Arrays.copyOfRange(hashes, from, from + LENGTH));
  }

  /// The hash that standard base64 spells; null for anything but 32 bytes spelled the one way.
  public static @Nullable Hash ofBase64(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
    if (bytes.length != LENGTH || !Base64.getEncoder().encodeToString(bytes).equals(text)) {
      return null;
    }
    return new Hash(bytes);
  }

  /// The hash that lower-case hexadecimal spells; null for anything else.
  public static @Nullable Hash ofHex(String text) {
    return text.matches("[0-9a-f]{64}") ? new Hash(HexFormat.of().parseHex(text)) : null;
  }

  /// The 32 bytes, as a copy.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The 64 digits of lower-case hexadecimal that [#ofHex] reads.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// The 44 characters of padded Base64 (RFC 4648 §4) that [#ofBase64] reads.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static MessageDigest sha256() {
    return SHA_256.get();
  }

  private static MessageDigest made() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
