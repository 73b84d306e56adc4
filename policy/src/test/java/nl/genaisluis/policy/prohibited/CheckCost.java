package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.personal.Scrubbed;

/// Command-line program: what both checks cost of a processor, in the gateway's load (of every
/// hundred requests ten prohibited, thirty with personal data, five of 20 kB, 1.5 kB in the mean)
/// and at the lengths that the bars name; and a digest of all that they say of these and of every
/// data set, to see that a faster check says the same to the last bit.
public final class CheckCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long SEED = 20261123;
  private static final int POOL = 1_000;
  private static final int LONG = 20_000;
  private static final int BYTES_MEAN = 1_500;
  private static final List<String> SETS =
      List.of(
          "dev.jsonl",
          "test-1.jsonl",
          "heldout-5.jsonl",
          "heldout-6.jsonl",
          "heldout-7.jsonl",
          "heldout-8.jsonl",
          "heldout-9.jsonl",
          "heldout-10.jsonl");

  private final ProhibitedUse prohibited = ProhibitedUse.load(ProhibitedConfig.DEFAULT);
  private final PersonalData personal = PersonalData.load(PersonalDataConfig.defaults());
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Sample> samples = Sample.shipped(Sample.VALIDATION);
  private final List<String> documents = new ArrayList<>();
  private final List<Conversation> named = new ArrayList<>();
  private String wanted = "";

  private CheckCost() throws IOException, JsonFault {
    for (String line : text("/personal/dev.jsonl").lines().toList()) {
      Json.Obj record = (Json.Obj) JsonCodec.read(line);
      String text = record.text("text");
      if (text == null) {
        throw new IOException("a record of personal data has no text");
      }
      if (record.items("spans").isEmpty()) {
        documents.add(text);
      } else {
        named.add(new Conversation(List.of(new Turn(Role.USER, text)), List.of()));
      }
    }
  }

  /// Prints what both checks cost, or what they say.
  ///
  /// @param arguments `digest` for what the checks say; else how many rounds, and how the rows
  ///   begin that are wanted
  public static void main(String[] arguments)
      throws IOException, JsonFault, NoSuchAlgorithmException {
    CheckCost cost = new CheckCost();
    List<String> wanted = List.of(arguments);
    try (cost.prohibited) {
      if (wanted.contains("digest")) {
        cost.digest();
      } else {
        cost.wanted = wanted.size() > 1 ? wanted.get(1) : "";
        cost.table(wanted.isEmpty() ? 9 : Integer.parseInt(wanted.getFirst()));
      }
    }
  }

  private void table(int rounds) {
    measure("mean request", mix(), rounds);
    measure("300 words", padded(1_700), rounds);
    measure("20 kB", padded(LONG).subList(0, 120), rounds);
    measure("chat of 10 turns", chats(), rounds);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = CheckCost.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no data set " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int length(Conversation asked) {
    return asked.turns().stream().mapToInt(turn -> turn.text().length()).sum();
  }

  /// The gateway's load.
  private List<Conversation> mix() {
    List<Conversation> refused = asked(true);
    List<Conversation> ordinary = asked(false);
    double bare = 0.1 * mean(refused) + 0.3 * mean(named) + 0.6 * mean(ordinary);
    int paddingMax = (int) Math.max(1, 2 * ((BYTES_MEAN - 0.05 * LONG) / 0.95 - bare));
    List<Conversation> mix = new ArrayList<>();
    for (int i = 0; i < POOL; i++) {
      double kind = random.nextDouble();
      List<Conversation> from = kind < 0.1 ? refused : kind < 0.4 ? named : ordinary;
      Conversation one = from.get(random.nextInt(from.size()));
      boolean isLong = i % 20 == 0;
      mix.add(behind(isLong ? LONG - length(one) : random.nextInt(paddingMax), one));
    }
    return mix;
  }

  private List<Conversation> asked(boolean refused) {
    return samples.stream()
        .filter(sample -> sample.prohibited() == refused)
        .map(Sample::asked)
        .toList();
  }

  private static double mean(List<Conversation> asked) {
    return asked.stream().mapToInt(CheckCost::length).average().orElse(0);
  }

  private List<Conversation> padded(int length) {
    List<Conversation> padded = new ArrayList<>();
    for (Conversation one : asked(false)) {
      padded.add(behind(length - length(one), one));
    }
    return padded;
  }

  /// Ten turns each with the samples' answers between them, as a chat sends them again.
  private List<Conversation> chats() {
    List<Conversation> chats = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<Turn> turns = new ArrayList<>();
      for (int turn = 0; turn < 9; turn++) {
        String document = documents.get(random.nextInt(documents.size()));
        turns.add(new Turn(turn % 2 == 0 ? Role.USER : Role.ASSISTANT, document));
      }
      turns.addAll(samples.get(random.nextInt(samples.size())).asked().turns());
      chats.add(new Conversation(turns, List.of()));
    }
    return chats;
  }

  private Conversation behind(int length, Conversation asked) {
    StringBuilder filler = new StringBuilder();
    while (filler.length() < length) {
      filler.append(documents.get(random.nextInt(documents.size()))).append("\n\n");
    }
    filler.setLength(Math.max(0, length));
    List<Turn> turns = new ArrayList<>(asked.turns());
    Turn last = turns.removeLast();
    turns.add(new Turn(last.role(), filler + "\n\n" + last.text()));
    return new Conversation(turns, List.of());
  }

  private static List<Leaf> leaves(Conversation asked) {
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < asked.turns().size(); i++) {
      leaves.add(new Leaf("", i, null, -1, false, asked.turns().get(i).text()));
    }
    return leaves;
  }

  private void measure(String name, List<Conversation> asked, int rounds) {
    List<List<Leaf>> leaves = asked.stream().map(CheckCost::leaves).toList();
    long bytes = 0;
    for (Conversation one : asked) {
      for (Turn turn : one.turns()) {
        bytes += turn.text().getBytes(StandardCharsets.UTF_8).length;
      }
    }
    print(name + ", prohibited use", asked, prohibited::judge, bytes, rounds);
    print(
        name + ", personal data",
        leaves,
        texts -> personal.scrub(texts, Actions.defaults()),
        bytes,
        rounds);
  }

  private <T> void print(String name, List<T> inputs, Consumer<T> check, long bytes, int rounds) {
    if (!name.startsWith(wanted)) {
      return;
    }
    double[] means = new double[rounds];
    double[] tails = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      long[] nanos = new long[inputs.size()];
      long from = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < nanos.length; i++) {
        long start = System.nanoTime();
        check.accept(inputs.get(i));
        nanos[i] = System.nanoTime() - start;
      }
      long spent = THREADS.getCurrentThreadCpuTime() - from;
      Arrays.sort(nanos);
      if (round >= 0) {
        means[round] = spent / 1e3 / nanos.length;
        tails[round] = nanos[(int) (nanos.length * 0.99)] / 1e3;
      }
    }
    Arrays.sort(means);
    Arrays.sort(tails);
    double mean = means[rounds / 2];
    System.out.printf(
        Locale.ROOT,
        "%-36s cpu µs %.1f (%.1f to %.1f), p99 on the clock %.0f, %.1f MB/s%n",
        name,
        mean,
        means[0],
        means[rounds - 1],
        tails[rounds / 2],
        bytes / (mean * inputs.size()));
  }

  /// Prints a digest of what each check says of the load and of all data sets.
  private void digest() throws NoSuchAlgorithmException {
    List<Conversation> all = new ArrayList<>(mix());
    all.addAll(padded(1_700));
    all.addAll(chats());
    for (Sample sample : Sample.training()) {
      all.add(sample.asked());
    }
    for (String set : SETS) {
      Sample.shipped(set).forEach(sample -> all.add(sample.asked()));
    }
    MessageDigest judged = MessageDigest.getInstance("SHA-256");
    MessageDigest scrubbed = MessageDigest.getInstance("SHA-256");
    for (Conversation one : all) {
      add(judged, prohibited.judge(one) + " " + prohibited.score(one));
      Scrubbed texts = personal.scrub(leaves(one), Actions.defaults());
      add(scrubbed, texts.texts() + " " + texts.findings());
    }
    System.out.printf(
        "%d texts, prohibited use %s, personal data %s%n",
        all.size(),
        HexFormat.of().formatHex(judged.digest(), 0, 8),
        HexFormat.of().formatHex(scrubbed.digest(), 0, 8));
  }

  private static void add(MessageDigest digest, String said) {
    digest.update(said.getBytes(StandardCharsets.UTF_8));
  }
}
