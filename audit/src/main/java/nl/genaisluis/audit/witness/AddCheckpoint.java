package nl.genaisluis.audit.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;

/// The body of `POST /add-checkpoint`.
///
/// @param old size of the last checkpoint that the witness saw
/// @param proof that the checkpoint continues the tree of that size
public record AddCheckpoint(long old, List<Hash> proof, SignedNote checkpoint) {
  /// Most hashes that a proof can have.
  public static final int PROOF_MAX = 63;

  /// A proof and a checkpoint with many signatures.
  public static final int BYTES_MAX = 1 << 16;

  private static final String OLD = "old ";

  public AddCheckpoint {
    proof = List.copyOf(proof);
    if (old < 0 || proof.size() > PROOF_MAX) {
      throw new IllegalArgumentException("no such proof: " + old + ", " + proof.size());
    }
  }

  /// Reads a body; null when it is not one.
  public static @Nullable AddCheckpoint parse(byte[] body) {
    String text = text(body);
    int end = text == null ? -1 : text.indexOf("\n\n");
    if (text == null || end < 0 || !text.startsWith(OLD)) {
      return null;
    }
    String[] lines = text.substring(0, end).split("\n", -1);
    String old = lines[0].substring(OLD.length());
    if (!old.matches("0|[1-9][0-9]{0,17}") || lines.length - 1 > PROOF_MAX) {
      return null;
    }
    List<Hash> proof = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Hash hash = Hash.ofBase64(lines[i]);
      if (hash == null) {
        return null;
      }
      proof.add(hash);
    }
    try {
      byte[] note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
      return new AddCheckpoint(Long.parseLong(old), proof, SignedNote.parse(note));
    } catch (NoteFault malformed) {
      return null;
    }
  }

  private static @Nullable String text(byte[] body) {
    if (body.length > BYTES_MAX) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  /// The body as it is sent.
  public byte[] bytes() {
    StringBuilder body = new StringBuilder(OLD).append(old).append('\n');
    for (Hash hash : proof) {
      body.append(hash.base64()).append('\n');
    }
    return body.append('\n').append(checkpoint).toString().getBytes(StandardCharsets.UTF_8);
  }
}
