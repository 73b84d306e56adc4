package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.Leaf;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What masking a prompt and putting values back in an answer take, beside a plain scan of the same
/// characters. Run by `mvn -P jmh -pl policy -am`; arguments are those of JMH. MB/s are of
/// processor time of the one thread that works, without the collector's.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class PersonalDataBenchmark {
  private static final int ANSWER_LENGTH = 4_000;
  private static final int CHUNK_LENGTH = 4;

  /// How far the next prompt begins behind the one before it.
  private static final int STEP = 5_000;

  private static final int PROMPTS = 4;

  /// Which prompts are read. Texts are the records of the development set in a row.
  public enum Load {
    /// Every record, which is denser than any prompt.
    PERSONAL_20K(20_000, true),
    /// The records without personal data, repeated, because they are shorter together.
    CLEAN_20K(20_000, false),
    /// As the first, at the length of an ordinary question with a letter in it.
    PERSONAL_1K5(1_500, true);

    private final int length;
    private final boolean personal;

    Load(int length, boolean personal) {
      this.length = length;
      this.personal = personal;
    }

    /// Prompts of this load, cut from the records at different places.
    List<String> prompts() throws IOException, JsonFault {
      StringBuilder text = new StringBuilder();
      List<Quality.Case> cases = Quality.read(records());
      while (text.length() < (PROMPTS - 1) * STEP + length) {
        cases.stream()
            .filter(one -> personal || one.marks().isEmpty())
            .forEach(one -> text.append(one.text()).append("\n\n"));
      }
      List<String> prompts = new ArrayList<>();
      for (int i = 0; i < PROMPTS; i++) {
        prompts.add(text.substring(i * STEP, i * STEP + length));
      }
      return prompts;
    }
  }

  /// The prompts of one load, taken in turn, so that no branch is learnt from one text.
  @State(Scope.Thread)
  public static class Prompts {
    @Param Load load = Load.PERSONAL_20K;

    private final PersonalData personalData = PersonalData.load(PersonalDataConfig.defaults());
    private List<Leaf> leaves = List.of();
    private int next;

    @Setup
    public void prepare() throws IOException, JsonFault {
      leaves = load.prompts().stream().map(Quality::leaf).toList();
    }

    Leaf next() {
      next = (next + 1) % leaves.size();
      return leaves.get(next);
    }
  }

  /// An answer that repeats a prompt as the model saw it, so with as many placeholders.
  @State(Scope.Thread)
  public static class Answer {
    private final PersonalData personalData = PersonalData.load(PersonalDataConfig.defaults());
    private Scrubbed scrubbed = personalData.scrub(List.of(), Actions.defaults());
    private String text = "";
    private final List<String> chunks = new ArrayList<>();

    @Setup
    public void prepare() throws IOException, JsonFault {
      Leaf prompt = Quality.leaf(Load.PERSONAL_20K.prompts().getFirst());
      scrubbed = personalData.scrub(List.of(prompt), Actions.defaults());
      text = scrubbed.texts().getFirst().substring(0, ANSWER_LENGTH);
      for (int from = 0; from < text.length(); from += CHUNK_LENGTH) {
        chunks.add(text.substring(from, from + CHUNK_LENGTH));
      }
    }
  }

  /// What one iteration took of a core, because time on the clock says little on a machine that
  /// others use as well. Read when the iteration begins and ends, so the calls do not pay for it.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    public long calls;
    public long nanoseconds;
    private long start;
    private long called;

    @Setup(Level.Iteration)
    public void begin() {
      called = 0;
      start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @TearDown(Level.Iteration)
    public void end() {
      nanoseconds = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      calls = called;
    }
  }

  @Benchmark
  public Scrubbed mask(Prompts prompts, Processor processor) {
    processor.called++;
    return prompts.personalData.scrub(List.of(prompts.next()), Actions.defaults());
  }

  @Benchmark
  public int scanPrompt(Prompts prompts, Processor processor) {
    processor.called++;
    return letters(prompts.next().text());
  }

  @Benchmark
  public String restoreWhole(Answer answer, Processor processor) {
    processor.called++;
    return answer.scrubbed.restore(answer.text);
  }

  @Benchmark
  public int restoreInChunks(Answer answer, Processor processor) {
    processor.called++;
    Restorer restorer = answer.scrubbed.restorer(Restorer.Mode.TEXT);
    int length = 0;
    for (String chunk : answer.chunks) {
      length += restorer.push(chunk).length();
    }
    return length + restorer.finish().length();
  }

  @Benchmark
  public int scanAnswer(Answer answer, Processor processor) {
    processor.called++;
    return letters(answer.text);
  }

  /// The control: the least that a reader of every character does.
  private static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
    }
    return letters;
  }

  public static void main(String[] args)
      throws IOException, JsonFault, RunnerException, CommandLineOptionException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(args))
                    .include(PersonalDataBenchmark.class.getName())
                    .build())
            .run();
    Map<String, Double> bytes = bytes();
    System.out.println();
    System.out.println(machine());
    System.out.printf(
        "%-32s %12s %12s %12s %10s%n", "", "clock µs", "± (99.9 %)", "processor µs", "MB/s");
    for (RunResult one : results) {
      String load = one.getParams().getParam("load");
      Result<?> time = one.getPrimaryResult();
      double processor = sum(one, "nanoseconds") / sum(one, "calls") / 1_000;
      System.out.printf(
          Locale.ROOT,
          "%-32s %12.1f %12.1f %12.1f %10.1f%n",
          time.getLabel() + (load == null ? "" : " " + load),
          time.getScore(),
          time.getScoreError(),
          processor,
          bytes.getOrDefault(load == null ? "" : load, Double.NaN) / processor);
    }
  }

  /// What a counter of [Processor] came to over all iterations.
  private static double sum(RunResult result, String counter) {
    Result<?> sum = result.getSecondaryResults().get(counter);
    if (sum == null) {
      throw new IllegalStateException("the run has no counter " + counter);
    }
    return sum.getScore();
  }

  /// The bytes of UTF-8 of a prompt of each load, and of the answer under an empty name.
  private static Map<String, Double> bytes() throws IOException, JsonFault {
    Map<String, Double> bytes = new TreeMap<>();
    for (Load load : Load.values()) {
      bytes.put(
          load.name(),
          load.prompts().stream().mapToInt(PersonalDataBenchmark::utf8).average().orElse(0));
    }
    Answer answer = new Answer();
    answer.prepare();
    bytes.put("", (double) utf8(answer.text));
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String machine() throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d processors, %s %s, Java %s, load %.1f",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return "unnamed processor";
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unnamed processor");
  }

  private static String records() throws IOException {
    @Nullable InputStream file =
        PersonalDataBenchmark.class.getResourceAsStream("/personal/dev.jsonl");
    if (file == null) {
      throw new IllegalStateException("the development set is not on the class path");
    }
    try (file) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
