package nl.genaisluis.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProofsTest {
  private static final int SIZE_MAX = 130;

  @Test
  void givesTheRootsOfTheReferenceTree() {
    Map<String, @Nullable Object> tree =
        Vectors.object(Vectors.bytes("rfc6962-reference-tree.json"));
    List<?> leaves = (List<?>) Objects.requireNonNull(tree.get("leafInputsHex"));
    Frontier frontier = new Frontier();
    List<String> roots = new ArrayList<>();

    roots.add(frontier.root().hex());
    for (Object leaf : leaves) {
      frontier.add(Hash.leaf(HexFormat.of().parseHex((String) leaf)));
      roots.add(frontier.root().hex());
    }

    assertThat(roots).isEqualTo(tree.get("rootHashByTreeSizeHex"));
  }

  @Test
  void givesTheRollingHashesOfAllSubtreesAndProofs() throws Exception {
    Map<?, ?> rolling =
        (Map<?, ?>)
            Objects.requireNonNull(
                Vectors.object(Vectors.bytes("rfc6962-reference-tree.json")).get("accumulated"));
    Nodes nodes = singleBytes();
    MessageDigest hashes = MessageDigest.getInstance("SHA-256");
    MessageDigest inclusions = MessageDigest.getInstance("SHA-256");
    MessageDigest consistencies = MessageDigest.getInstance("SHA-256");

    for (Proofs.Span part : subtrees(SIZE_MAX)) {
      String name = "[" + part.start() + ", " + part.end() + ")";
      line(hashes, name, List.of(Proofs.root(part.start(), part.end(), nodes)));
      for (long index = part.start(); index < part.end(); index++) {
        List<Hash> path = Proofs.inclusion(index, part.start(), part.end(), nodes);
        line(inclusions, index + " " + name, path);
      }
    }
    for (int size = 0; size <= SIZE_MAX; size++) {
      for (Proofs.Span part : subtrees(size)) {
        String name = "[" + part.start() + ", " + part.end() + ") " + size;
        line(consistencies, name, Proofs.consistency(part.start(), part.end(), size, nodes));
      }
    }

    assertThat(HexFormat.of().formatHex(hashes.digest())).isEqualTo(rolling.get("subtreeHashes"));
    assertThat(HexFormat.of().formatHex(inclusions.digest()))
        .isEqualTo(rolling.get("subtreeInclusionProofs"));
    assertThat(HexFormat.of().formatHex(consistencies.digest()))
        .isEqualTo(rolling.get("subtreeConsistencyProofs"));
  }

  @Test
  void acceptsEveryProofThatItMakes() {
    Nodes nodes = singleBytes();
    List<String> refused = new ArrayList<>();

    for (int size = 1; size <= SIZE_MAX; size++) {
      TreeHead whole = new TreeHead(size, Proofs.root(size, nodes));
      for (int index = 0; index < size; index++) {
        List<Hash> path = Proofs.inclusion(index, size, nodes);
        if (!Proofs.includes(nodes.node(0, index), index, size, path, whole.root())) {
          refused.add("leaf " + index + " of " + size);
        }
      }
      for (Proofs.Span part : subtrees(size)) {
        List<Hash> path = Proofs.consistency(part.start(), part.end(), size, nodes);
        Hash root = Proofs.root(part.start(), part.end(), nodes);
        if (!Proofs.continues(part, root, whole, path)) {
          refused.add(part + " of " + size);
        }
      }
    }

    assertThat(refused).isEmpty();
  }

  @Test
  void refusesEveryProofWithOneBitChanged() {
    long seed = System.nanoTime();
    System.out.println("ProofsTest seed " + seed);
    Random random = new Random(seed);
    Nodes nodes = singleBytes();
    List<String> accepted = new ArrayList<>();

    for (int round = 0; round < 500; round++) {
      int size = 2 + random.nextInt(SIZE_MAX - 1);
      int first = 1 + random.nextInt(size - 1);
      TreeHead part = new TreeHead(first, Proofs.root(first, nodes));
      TreeHead whole = new TreeHead(size, Proofs.root(size, nodes));
      List<Hash> path = Proofs.consistency(first, size, nodes);
      path = changed(path, random.nextInt(path.size()), random.nextInt(256));
      if (Proofs.continues(part, whole, path)) {
        accepted.add("consistency " + first + " " + size);
      }
      List<Hash> leafPath = Proofs.inclusion(first, size, nodes);
      leafPath = changed(leafPath, random.nextInt(leafPath.size()), random.nextInt(256));
      if (Proofs.includes(nodes.node(0, first), first, size, leafPath, whole.root())) {
        accepted.add("inclusion " + first + " " + size);
      }
    }

    assertThat(accepted).isEmpty();
  }

  @Test
  void judgesInclusionVectorsAsTheirAuthorsDo() {
    List<String> differing = new ArrayList<>();

    for (Map<String, @Nullable Object> vector : Vectors.lines("inclusion.jsonl")) {
      Hash leaf = hash(vector, "leafHash");
      Hash root = hash(vector, "root");
      List<Hash> path = path(vector);
      boolean accepted =
          leaf != null
              && root != null
              && path != null
              && Proofs.includes(
                  leaf, number(vector, "leafIdx"), number(vector, "treeSize"), path, root);
      judge(vector, accepted, differing);
    }

    assertThat(differing).isEmpty();
  }

  @Test
  void judgesConsistencyVectorsAsTheirAuthorsDo() {
    List<String> differing = new ArrayList<>();

    for (Map<String, @Nullable Object> vector : Vectors.lines("consistency.jsonl")) {
      TreeHead first = head(vector, "size1", "root1");
      TreeHead second = head(vector, "size2", "root2");
      List<Hash> path = path(vector);
      boolean accepted =
          first != null && second != null && path != null && Proofs.continues(first, second, path);
      judge(vector, accepted, differing);
    }

    assertThat(differing).isEmpty();
  }

  @Test
  void judgesSubtreeInclusionVectorsAsTheirAuthorsDo() {
    List<String> differing = new ArrayList<>();

    for (Map<String, @Nullable Object> vector : Vectors.lines("subtreeinclusion.jsonl")) {
      Hash leaf = hash(vector, "leafHash");
      Hash root = hash(vector, "root");
      List<Hash> path = path(vector);
      Proofs.Span part = new Proofs.Span(number(vector, "start"), number(vector, "end"));
      boolean accepted =
          leaf != null
              && root != null
              && path != null
              && Proofs.includes(leaf, number(vector, "leafIdx"), part, path, root);
      judge(vector, accepted, differing);
    }

    assertThat(differing).isEmpty();
  }

  @Test
  void judgesSubtreeConsistencyVectorsAsTheirAuthorsDo() {
    List<String> differing = new ArrayList<>();

    for (Map<String, @Nullable Object> vector : Vectors.lines("subtreeconsistency.jsonl")) {
      Proofs.Span part = new Proofs.Span(number(vector, "start"), number(vector, "end"));
      Hash root = root(vector, "root1");
      TreeHead whole = head(vector, "size", "root2");
      List<Hash> path = path(vector);
      boolean accepted = whole != null && path != null && Proofs.continues(part, root, whole, path);
      judge(vector, accepted, differing);
    }

    assertThat(differing).isEmpty();
  }

  private static void judge(
      Map<String, @Nullable Object> vector, boolean accepted, List<String> differing) {
    if (Objects.equals(vector.get("wantErr"), accepted)) {
      differing.add(vector.get("file") + (accepted ? " was accepted" : " was refused"));
    }
  }

  private static @Nullable TreeHead head(
      Map<String, @Nullable Object> vector, String size, String root) {
    long leaves = number(vector, size);
    return leaves < 0 ? null : new TreeHead(leaves, root(vector, root));
  }

  /// Unsigned 64-bit numbers of the vectors wrap to negative ones, which must be refused.
  private static long number(Map<String, @Nullable Object> vector, String name) {
    return ((BigInteger) Objects.requireNonNull(vector.get(name))).longValue();
  }

  private static @Nullable Hash hash(Map<String, @Nullable Object> vector, String name) {
    return vector.get(name) instanceof String text ? Hash.ofBase64(text) : null;
  }

  /// A few vectors have roots that are no hashes but a word: another hash stands for each word.
  private static Hash root(Map<String, @Nullable Object> vector, String name) {
    Hash hash = hash(vector, name);
    String text = (String) Objects.requireNonNullElse(vector.get(name), "");
    return hash != null ? hash : Hash.leaf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable List<Hash> path(Map<String, @Nullable Object> vector) {
    List<Hash> path = new ArrayList<>();
    if (vector.get("proof") instanceof List<?> items) {
      for (Object item : items) {
        Hash hash = Hash.ofBase64((String) item);
        if (hash == null) {
          return null;
        }
        path.add(hash);
      }
    }
    return path;
  }

  private static List<Proofs.Span> subtrees(int size) {
    List<Proofs.Span> spans = new ArrayList<>();
    for (int end = 0; end <= size; end++) {
      for (int start = 0; start <= end; start++) {
        Proofs.Span span = new Proofs.Span(start, end);
        if (span.valid()) {
          spans.add(span);
        }
      }
    }
    return spans;
  }

  private static void line(MessageDigest digest, String prefix, List<Hash> hashes) {
    StringBuilder line = new StringBuilder(prefix);
    hashes.forEach(hash -> line.append(' ').append(hash.hex()));
    digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Hash> changed(List<Hash> path, int place, int bit) {
    byte[] bytes = path.get(place).bytes();
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    List<Hash> changed = new ArrayList<>(path);
    changed.set(
        place, Objects.requireNonNull(Hash.ofBase64(Base64.getEncoder().encodeToString(bytes))));
    return changed;
  }

  /// The slow twin: every complete subtree from its leaves, leaf i being the single byte i.
  private static Nodes singleBytes() {
    return new Nodes() {
      @Override
      public Hash node(int level, long index) {
        return level == 0
            ? Hash.leaf(new byte[] {(byte) index})
            : Hash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
      }
    };
  }
}
