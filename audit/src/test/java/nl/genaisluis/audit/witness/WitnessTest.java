package nl.genaisluis.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.Nodes;
import nl.genaisluis.audit.merkle.Proofs;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.Cosigner;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.audit.note.WitnessKey;
import nl.genaisluis.audit.witness.Witness.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WitnessTest {
  private static final String ORIGIN = "localhost/sluis-2026";
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private final Signer signer = Signer.generate(ORIGIN);
  private final Tree tree = new Tree("a");
  private Witness witness;

  @BeforeEach
  void open() throws IOException {
    witness = witness();
  }

  @Test
  void cosignsATreeThatGrowsAndSaysWhen() throws IOException {
    for (int[] sizes : new int[][] {{0, 1}, {1, 7}, {7, 7}, {7, 64}, {64, 130}}) {
      SignedNote note = tree.note(signer, sizes[1]);

      Answer answer = witness.add(tree.request(note, sizes[0], sizes[1]).bytes());

      assertThat(answer).isInstanceOf(Answer.Cosigned.class);
      SignedNote both = Witness.accept(note, ((Answer.Cosigned) answer).lines(), witness.key());
      assertThat(both.verify(signer.verifier())).isEqualTo(note.text());
      assertThat(witness.key().cosigned(both)).isEqualTo(NOON.instant());
      assertThat(WitnessKey.parse(witness.key().toString()).cosigned(both)).isNotNull();
    }
  }

  @Test
  void remembersWhatItSawWhenItStartsAgain() throws IOException {
    add(0, 40);
    WitnessKey before = witness.key();

    witness = witness();

    assertThat(witness.key().toString()).isEqualTo(before.toString());
    assertThat(add(0, 50)).isEqualTo(new Answer.Stale(40));
    assertThat(add(40, 50)).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void refusesAForkATruncationAndAProofThatDoesNotHold() throws IOException {
    add(0, 40);
    Tree fork = new Tree("b");

    assertThat(witness.add(fork.request(fork.note(signer, 40), 40, 40).bytes()))
        .isEqualTo(new Answer.Stale(40));
    assertThat(witness.add(fork.request(fork.note(signer, 60), 40, 60).bytes()))
        .isEqualTo(new Answer.NotConsistent());
    assertThat(add(30, 30)).isEqualTo(new Answer.Stale(40));
    assertThat(witness.add(tree.request(tree.note(signer, 30), 40, 40).bytes()))
        .isEqualTo(new Answer.Malformed());
    assertThat(witness.add(new AddCheckpoint(40, List.of(), tree.note(signer, 60)).bytes()))
        .isEqualTo(new Answer.NotConsistent());
    assertThat(add(40, 60)).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void refusesLogsThatItDoesNotKnowAndCheckpointsThatTheyDidNotSign() throws IOException {
    SignedNote stranger = tree.note(Signer.generate("localhost/other-2026"), 5);
    SignedNote forged = tree.note(Signer.generate(ORIGIN), 5);

    assertThat(witness.add(new AddCheckpoint(0, List.of(), stranger).bytes()))
        .isEqualTo(new Answer.UnknownLog());
    assertThat(witness.add(new AddCheckpoint(0, List.of(), forged).bytes()))
        .isEqualTo(new Answer.NotSigned());
  }

  @Test
  void believesEitherKeyOfALogThatChangedItsKey(@TempDir Path apart) throws IOException {
    String other = "localhost/sluis-2025";
    Signer before = Signer.generate(other);
    List<String> keys =
        List.of(before.verifier().toString(), Signer.generate(ORIGIN).verifier().toString());
    Signer year = before.named("localhost/sluis-2027");

    for (List<String> order : List.of(keys, keys.reversed())) {
      Path own = apart.resolve(order.getFirst().substring(ORIGIN.length() - 4, ORIGIN.length()));
      Witness asked = Witness.open(own, "getuige.example", order, NOON);

      Answer answer = asked.add(tree.request(tree.note(year, 5), 0, 5).bytes());

      assertThat(answer).isInstanceOf(Answer.Cosigned.class);
    }
  }

  @Test
  void readsAnyBytesAsARequestOrNot() throws IOException {
    long seed = System.nanoTime();
    System.out.println("WitnessTest seed " + seed);
    Random random = new Random(seed);
    byte[] good = tree.request(tree.note(signer, 60), 40, 60).bytes();
    add(0, 40);

    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

      assertThat(witness.add(bytes)).isNotInstanceOf(Answer.Cosigned.class);
    }
    assertThat(witness.add(new byte[0])).isEqualTo(new Answer.Malformed());
    assertThat(witness.add("old 0\n\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Answer.Malformed());
  }

  @Test
  void doesNotTakeAMemoryThatCannotBeReadForAnEmptyOne() throws IOException {
    add(0, 40);
    try (var files = Files.list(folder)) {
      Path memory =
          files.filter(file -> file.toString().endsWith(".checkpoint")).findFirst().orElseThrow();
      Files.writeString(memory, "nothing");
    }

    assertThatThrownBy(() -> add(0, 40)).isInstanceOf(NoteFault.class);
  }

  @Test
  void acceptsNoCosignatureOfAnotherKeyTextOrTime() throws IOException {
    SignedNote note = tree.note(signer, 5);
    String lines = ((Answer.Cosigned) witness.add(tree.request(note, 0, 5).bytes())).lines();
    WitnessKey other = Cosigner.generate("getuige.example").verifier();

    assertThatThrownBy(() -> Witness.accept(note, lines, other)).isInstanceOf(NoteFault.class);
    assertThatThrownBy(() -> Witness.accept(tree.note(signer, 6), lines, witness.key()))
        .isInstanceOf(NoteFault.class);
    assertThatThrownBy(() -> Witness.accept(note, "", witness.key())).isInstanceOf(NoteFault.class);
  }

  private Answer add(int old, int size) throws IOException {
    return witness.add(tree.request(tree.note(signer, size), old, size).bytes());
  }

  private Witness witness() throws IOException {
    return Witness.open(folder, "getuige.example", List.of(signer.verifier().toString()), NOON);
  }

  /// A log in memory.
  private static final class Tree implements Nodes {
    private final Map<String, Hash> nodes = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();

    Tree(String of) {
      Frontier frontier = new Frontier();
      for (int i = 0; i < 200; i++) {
        Hash leaf = Hash.leaf((of + i).getBytes(StandardCharsets.UTF_8));
        leaves.add(leaf);
        nodes.put("0/" + i, leaf);
        frontier.add(leaf, (level, index, hash) -> nodes.put(level + "/" + index, hash));
      }
    }

    @Override
    public Hash node(int level, long index) {
      Hash hash = nodes.get(level + "/" + index);
      if (hash == null) {
        throw new IllegalStateException("no node " + level + "/" + index);
      }
      return hash;
    }

    SignedNote note(Signer by, int size) {
      Frontier frontier = new Frontier();
      leaves.subList(0, size).forEach(frontier::add);
      return by.note(
          new Checkpoint(by.verifier().name(), new TreeHead(size, frontier.root())).text());
    }

    AddCheckpoint request(SignedNote note, int old, int size) {
      List<Hash> proof = old == 0 || old == size ? List.of() : Proofs.consistency(old, size, this);
      return new AddCheckpoint(old, proof, note);
    }
  }
}
