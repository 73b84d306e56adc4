package nl.genaisluis.audit.ledger;

import java.nio.charset.StandardCharsets;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.Proofs;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// A proof file (C2SP tlog-proof v1): shows offline that one entry is in the log.
final class TlogProof {
  private static final String HEAD = "c2sp.org/tlog-proof@v1\n";

  private TlogProof() {}

  /// The proof for the entry at this place of a shard; null until the checkpoint covers it.
  static @Nullable String of(TileNodes.Files files, VerifierKey key, byte[] note, long index) {
    Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(note).verify(key));
    long size = checkpoint.head().size();
    if (index >= size) {
      return null;
    }
    StringBuilder proof = new StringBuilder(HEAD).append("index ").append(index).append('\n');
    for (Hash hash : Proofs.inclusion(index, size, new TileNodes(files, size))) {
      proof.append(hash.base64()).append('\n');
    }
    return proof.append('\n').append(new String(note, StandardCharsets.UTF_8)).toString();
  }
}
