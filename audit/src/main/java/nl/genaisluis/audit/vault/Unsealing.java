package nl.genaisluis.audit.vault;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import nl.genaisluis.audit.content.ContentFault;
import nl.genaisluis.audit.content.SealingKey;
import org.jspecify.annotations.Nullable;

/// The reading side of the vault: for the two holders, together, away from any gateway.
public final class Unsealing {
  private Unsealing() {}

  /// One part of a record's key, wrapped for one holder.
  private static final class Share {
    final byte[] encapsulation;
    final byte[] wrapped;

    Share(byte[] encapsulation, byte[] wrapped) {
      this.encapsulation = encapsulation;
      this.wrapped = wrapped;
    }
  }

  /// A record taken apart.
  private static final class Parts {
    final String exchange;
    final Share one;
    final Share other;
    final byte[] ciphertext;

    Parts(DataInputStream in) throws IOException {
      if (in.readByte() != Vault.FORM) {
        throw new VaultFault("record of the vault has an unknown form");
      }
      exchange = in.readUTF();
      one = share(in);
      other = share(in);
      ciphertext = in.readAllBytes();
    }

    private static Share share(DataInputStream in) throws IOException {
      in.skipNBytes(PemKeys.FINGERPRINT_LENGTH);
      byte[] encapsulation = block(in);
      return new Share(encapsulation, block(in));
    }

    private static byte[] block(DataInputStream in) throws IOException {
      byte[] bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      return bytes;
    }
  }

  /// What an opened record says.
  public record Opened(String exchange, Secret secret) {
    @Override
    public String toString() {
      return "Opened[" + exchange + "]";
    }
  }

  /// Opens a record with the private keys of both holders in PEM, in any order. Fails with a
  /// [VaultFault] with one key twice, with a key of somebody else, and when a byte was changed.
  public static Opened open(VaultRecord sealed, List<String> pems) {
    List<PrivateKey> keys = pems.stream().map(PemKeys::privateKey).toList();
    if (keys.size() != Vault.HOLDERS) {
      throw new VaultFault("the vault opens with two private keys, not " + keys.size());
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed.bytes()))) {
      Parts parts = new Parts(in);
      byte[] one = part(parts.exchange, parts.one, keys);
      byte[] other = part(parts.exchange, parts.other, keys);
      byte[] plain = new SealingKey(Vault.xor(one, other)).open(parts.exchange, parts.ciphertext);
      return new Opened(parts.exchange, secret(plain));
    } catch (IOException cutOff) {
      throw new VaultFault("record of the vault is cut off", cutOff);
    } catch (ContentFault changed) {
      throw new VaultFault("record of the vault does not open with these keys", changed);
    }
  }

  /// The part that one of these keys opens.
  private static byte[] part(String exchange, Share share, List<PrivateKey> keys) {
    for (PrivateKey key : keys) {
      byte[] part = partOrNull(exchange, share, key);
      if (part != null) {
        return part;
      }
    }
    throw new VaultFault("record of the vault needs the keys of both its holders");
  }

  /// Null when the share was wrapped for another holder.
  private static byte @Nullable [] partOrNull(String exchange, Share share, PrivateKey key) {
    try {
      KEM.Decapsulator holder = KEM.getInstance("DHKEM").newDecapsulator(key);
      byte[] wrapping = holder.decapsulate(share.encapsulation).getEncoded();
      return new SealingKey(wrapping).open(exchange, share.wrapped);
    } catch (ContentFault | DecapsulateException ofAnother) {
      return null;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Secret secret(byte[] plain) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      String actor = text(in);
      int size = in.readInt();
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        values.put(text(in), text(in));
      }
      return new Secret(actor, values);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
