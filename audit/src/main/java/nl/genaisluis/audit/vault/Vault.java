package nl.genaisluis.audit.vault;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.KEM;
import nl.genaisluis.audit.content.SealingKey;

/// The writing side of the vault: holds two public keys, and nothing that opens what it sealed. The
/// key of a record is the exclusive or of two random parts; each part is encapsulated for one
/// holder (DHKEM over X25519 with HKDF-SHA-256, RFC 9180 §4.1, then AES-256-GCM). Safe for use by
/// many threads; a seal costs four scalar multiplications.
public final class Vault {
  static final int FORM = 1;
  static final int HOLDERS = 2;

  private final List<PublicKey> holders;

  private Vault(List<PublicKey> holders) {
    this.holders = List.copyOf(holders);
  }

  /// A vault for the two holders of these public keys in PEM. Fails with a [VaultFault] when there
  /// are not two, or both are the same.
  public static Vault of(List<String> pems) {
    List<PublicKey> keys = pems.stream().map(PemKeys::publicKey).toList();
    if (keys.size() != HOLDERS || keys.getFirst().equals(keys.getLast())) {
      throw new VaultFault("the vault needs the public keys of two different holders");
    }
    return new Vault(keys);
  }

  /// Seals a secret for an exchange.
  public VaultRecord seal(String exchange, Secret secret) {
    byte[] one = SealingKey.random();
    byte[] other = SealingKey.random();
    byte[] whole = xor(one, other);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeUTF(exchange);
      wrap(out, exchange, holders.getFirst(), one);
      wrap(out, exchange, holders.getLast(), other);
      out.write(new SealingKey(whole).seal(exchange, plain(secret)));
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException("sealing failed", impossible);
    } finally {
      Arrays.fill(one, (byte) 0);
      Arrays.fill(other, (byte) 0);
      Arrays.fill(whole, (byte) 0);
    }
    return new VaultRecord(bytes.toByteArray());
  }

  private static void wrap(DataOutputStream out, String exchange, PublicKey holder, byte[] part)
      throws IOException, GeneralSecurityException {
    KEM.Encapsulated fresh = KEM.getInstance("DHKEM").newEncapsulator(holder).encapsulate();
    byte[] wrapped = new SealingKey(fresh.key().getEncoded()).seal(exchange, part);
    out.write(PemKeys.fingerprint(holder));
    block(out, fresh.encapsulation());
    block(out, wrapped);
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static byte[] plain(Secret secret) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      text(out, secret.actor());
      out.writeInt(secret.values().size());
      for (Map.Entry<String, String> one : new TreeMap<>(secret.values()).entrySet()) {
        text(out, one.getKey());
        text(out, one.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] xor(byte[] one, byte[] other) {
    byte[] both = new byte[one.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = (byte) (one[i] ^ other[i]);
    }
    return both;
  }

  @Override
  public String toString() {
    return "Vault[" + holders.size() + " holders]";
  }
}
