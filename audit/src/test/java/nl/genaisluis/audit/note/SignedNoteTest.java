package nl.genaisluis.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.merkle.Vectors;
import org.junit.jupiter.api.Test;

final class SignedNoteTest {
  private static final Map<?, ?> VECTORS = Vectors.object(Vectors.bytes("signed-note.json"));

  @Test
  void judgesTheNotesOfOthersAsTheirAuthorsDo() {
    List<String> differing = new ArrayList<>();

    for (Object item : (List<?>) Objects.requireNonNull(VECTORS.get("signedNotes"))) {
      Map<?, ?> vector = (Map<?, ?>) item;
      boolean accepted = holds(text(vector, "vkey"), text(vector, "note"));
      if (accepted != text(vector, "want").equals("valid")) {
        differing.add(text(vector, "source"));
      }
    }

    assertThat(differing).isEmpty();
  }

  @Test
  void refusesMalformedVerifierKeys() {
    for (Object key : (List<?>) Objects.requireNonNull(VECTORS.get("badVerifierKeys"))) {
      assertThatThrownBy(() -> VerifierKey.parse((String) key)).isInstanceOf(NoteFault.class);
    }
  }

  @Test
  void spellsAVerifierKeyAsItWasRead() {
    String text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    VerifierKey key = VerifierKey.parse(text);

    assertThat(key).hasToString(text);
  }

  @Test
  void signsAsTheReferenceDoesWithItsTestKey() {
    Map<?, ?> vector =
        (Map<?, ?>) ((List<?>) Objects.requireNonNull(VECTORS.get("signedNotes"))).get(1);
    String secret = text(VECTORS, "publicTestSignerKey");
    byte[] seed = Base64.getDecoder().decode(secret.split("\\+", 5)[4]);
    byte[] head = HexFormat.of().parseHex("302e020100300506032b657004220420");
    byte[] encoded = Arrays.copyOf(head, head.length + 32);
    System.arraycopy(seed, 1, encoded, head.length, 32);
    String note = text(vector, "note");

    Signer signer =
        Signer.parse(text(vector, "vkey") + "\n" + Base64.getEncoder().encodeToString(encoded));

    assertThat(signer.note(note.substring(0, note.lastIndexOf("\n\n") + 1))).hasToString(note);
  }

  @Test
  void refusesAKeyPairThatDoesNotBelongTogether() {
    String mine = Signer.generate("example.org/log").secret();
    String other = Signer.generate("example.org/log").secret();
    String mixed = mine.lines().toList().get(0) + "\n" + other.lines().toList().get(1);

    assertThatThrownBy(() -> Signer.parse(mixed)).isInstanceOf(NoteFault.class);
  }

  @Test
  void readsASecretKeyBack() {
    Signer signer = Signer.generate("example.org/log");

    Signer read = Signer.parse(signer.secret());

    assertThat(read.note("text\n")).hasToString(signer.note("text\n").toString());
    assertThat(signer.toString()).doesNotContain(signer.secret().lines().toList().get(1));
  }

  @Test
  void refusesANoteWithAnyBitChanged() {
    Signer signer = Signer.generate("example.org/log");
    byte[] note = signer.note("one\ntwo\n").toString().getBytes(StandardCharsets.UTF_8);
    List<Integer> accepted = new ArrayList<>();

    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] changed = note.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      if (holds(signer.verifier(), changed)) {
        accepted.add(bit);
      }
    }

    assertThat(accepted).isEmpty();
  }

  @Test
  void passesOverLinesOfUnknownKeysButNotOverABadLineOfAKnownOne() {
    Signer mine = Signer.generate("example.org/log");
    Signer witness = Signer.generate("example.org/witness");
    String note = mine.note("text\n").toString();
    String cosigned = note + lastLine(witness.note("text\n").toString());
    String forged = note + lastLine(witness.note("other\n").toString());

    assertThat(holds(mine.verifier(), cosigned.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(holds(mine.verifier(), forged.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThatThrownBy(
            () ->
                SignedNote.parse(forged.getBytes(StandardCharsets.UTF_8))
                    .verify(mine.verifier(), witness.verifier()))
        .isInstanceOf(NoteFault.class);
  }

  @Test
  void readsOrRefusesTheCheckpointsOfOthers() {
    List<String> accepted = new ArrayList<>();

    for (String name :
        List.of(
            "error_header_body_separator",
            "error_header_count",
            "error_no_newline_after_signature",
            "error_no_signatures",
            "error_not_a_number",
            "error_signature_format_invalid",
            "error_signature_length_insufficient",
            "valid",
            "valid_multi_sig")) {
      try {
        String note = SignedNote.parse(Vectors.bytes("checkpoints/" + name + ".txt")).toString();
        Checkpoint.parse(note.substring(0, note.lastIndexOf("\n\n") + 1));
        accepted.add(name);
      } catch (NoteFault refused) {
        assertThat(refused.getMessage()).isNotEmpty();
      }
    }

    assertThat(accepted).containsExactly("valid", "valid_multi_sig");
  }

  @Test
  void writesACheckpointAsItWasRead() {
    String body = text(VECTORS, "checkpointBodyExample");

    Checkpoint checkpoint = Checkpoint.parse(body);

    assertThat(checkpoint.head().size()).isEqualTo(20852163);
    assertThat(checkpoint.text()).isEqualTo(body);
    assertThat(new Checkpoint("a", new TreeHead(0, Hash.EMPTY)).text())
        .isEqualTo("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  }

  @Test
  void refusesWhatEd25519MustRefuse() {
    List<String> accepted = new ArrayList<>();

    for (Object item :
        (List<?>) Objects.requireNonNull(Vectors.value(Vectors.bytes("ed25519vectors.json")))) {
      Map<?, ?> vector = (Map<?, ?>) item;
      List<?> flags = vector.get("flags") instanceof List<?> list ? list : List.of();
      boolean holds = ed25519(vector);
      if (holds && (flags.contains("non_canonical_A") || flags.contains("non_canonical_R"))) {
        accepted.add(vector.get("number") + " " + flags);
      }
    }

    assertThat(accepted).isEmpty();
  }

  @Test
  void aNewerLineOfAKeyTakesThePlaceOfItsOlderOne() {
    String text = "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    SignedNote first = note(text, "AAAA1111", "BBBB1111");
    SignedNote newer = note(text, "AAAA2222");

    SignedNote both = first.with(newer);

    assertThat(both).hasToString(note(text, "BBBB1111", "AAAA2222").toString());
    assertThat(both.with(newer)).hasToString(both.toString());
  }

  /// Lines of one name; the first four letters make the key.
  private static SignedNote note(String text, String... blobs) {
    StringBuilder note = new StringBuilder(text).append('\n');
    for (String blob : blobs) {
      byte[] bytes = blob.getBytes(StandardCharsets.UTF_8);
      note.append("— getuige.example ").append(Base64.getEncoder().encodeToString(bytes));
      note.append('\n');
    }
    return SignedNote.parse(note.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean ed25519(Map<?, ?> vector) {
    try {
      return VerifierKey.raw("test", HexFormat.of().parseHex(text(vector, "key")))
          .signed(
              text(vector, "msg").getBytes(StandardCharsets.UTF_8),
              HexFormat.of().parseHex(text(vector, "sig")));
    } catch (NoteFault notAKey) {
      return false;
    }
  }

  private static boolean holds(String key, String note) {
    return holds(VerifierKey.parse(key), note.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean holds(VerifierKey key, byte[] note) {
    try {
      SignedNote.parse(note).verify(key);
      return true;
    } catch (NoteFault refused) {
      return false;
    }
  }

  private static String text(Map<?, ?> vector, String name) {
    return (String) Objects.requireNonNull(vector.get(name));
  }

  private static String lastLine(String note) {
    return note.substring(note.lastIndexOf("\n\n") + 2);
  }
}
