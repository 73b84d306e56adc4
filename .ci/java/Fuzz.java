import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs the fuzz targets for a while, each in a process of its own, and prints a line for each:
/// `java Fuzz.java ROOT CLASSPATH FOLDER SECONDS JOBS PATTERN`. A target is a class with a folder
/// of inputs among the test resources. What a target learns stays in FOLDER and is built upon by
/// the next run; what it finds is there too. Exits with 1 when there is a finding.
final class Fuzz {
  private static final List<String> MODULES = List.of("models", "policy", "audit", "gateway");
  private static final String RESOURCES = "src/test/resources";
  private static final String INPUTS = "FuzzTestInputs";

  /// Ours, and the libraries that do the reading for us: their branches guide the fuzzer.
  private static final String INSTRUMENTED =
      String.join(
          File.pathSeparator,
          "nl.genaisluis.**",
          "com.fasterxml.jackson.core.**",
          "org.yaml.snakeyaml.**",
          "io.vertx.ext.auth.**");

  private static final int INPUT_BYTES_MAX = 4_096;
  private static final int INPUT_SECONDS_MAX = 60;
  private static final int FINDINGS_MAX = 20;

  private static final Pattern UNITS =
      Pattern.compile("(?m)^stat::number_of_executed_units: (\\d+)");
  private static final Pattern COVERAGE = Pattern.compile("(?m)^#\\d+\\s+\\w+\\s+cov: (\\d+)");

  private final Path root;
  private final String classPath;
  private final Path folder;
  private final long seconds;

  private record Target(String name, Path inputs) {
    String simpleName() {
      return name.substring(name.lastIndexOf('.') + 1).replace("FuzzTest", "");
    }
  }

  private record Result(Target target, String units, String coverage, long inputs, long findings) {
    static final String FORM = "%-16s %14s %9s %8s %9s%n";

    void print() {
      System.out.printf(FORM, target.simpleName(), units, coverage, inputs, findings);
    }
  }

  private Fuzz(Path root, String classPath, Path folder, long seconds) {
    this.root = root;
    this.classPath = classPath;
    this.folder = folder;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 6) {
      System.err.println("usage: Fuzz ROOT CLASSPATH FOLDER SECONDS JOBS PATTERN");
      System.exit(2);
    }
    Path root = Path.of(arguments[0]).toRealPath();
    Fuzz fuzz =
        new Fuzz(root, arguments[1], root.resolve(arguments[2]), Long.parseLong(arguments[3]));
    System.exit(fuzz.run(Integer.parseInt(arguments[4]), Pattern.compile(arguments[5])));
  }

  private int run(int jobs, Pattern wanted) throws Exception {
    List<Target> targets =
        targets().stream().filter(target -> wanted.matcher(target.name()).find()).toList();
    System.out.printf(
        "%d targets, %d s each, %d at a time, in %s%n", targets.size(), seconds, jobs, folder);
    System.out.printf(Result.FORM, "target", "runs", "coverage", "corpus", "findings");
    List<Future<Result>> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
      for (Target target : targets) {
        Callable<Result> task = () -> fuzz(target);
        results.add(pool.submit(task));
      }
      boolean clean = !targets.isEmpty();
      for (Future<Result> result : results) {
        result.get().print();
        clean &= result.get().findings() == 0;
      }
      return clean ? 0 : 1;
    }
  }

  private List<Target> targets() throws IOException {
    List<Target> targets = new ArrayList<>();
    for (String module : MODULES) {
      Path resources = root.resolve(module).resolve(RESOURCES);
      try (Stream<Path> paths = Files.walk(resources)) {
        paths
            .filter(path -> path.toString().endsWith(INPUTS))
            .sorted()
            .map(path -> new Target(className(resources.relativize(path)), path))
            .forEach(targets::add);
      }
    }
    return targets;
  }

  private static String className(Path inputs) {
    String name = inputs.toString();
    return name.substring(0, name.length() - "Inputs".length()).replace(File.separatorChar, '.');
  }

  private Result fuzz(Target target) throws IOException, InterruptedException {
    Path own = folder.resolve(target.simpleName());
    Path corpus = Files.createDirectories(own.resolve("corpus"));
    Path findings = Files.createDirectories(own.resolve("findings"));
    Path log = own.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(target, corpus, findings))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    // Loading and minimising the corpus comes on top of the time that was asked for.
    if (!process.waitFor(seconds * 2 + 600, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Runtime.getRuntime().removeShutdownHook(stop);
    String said = Files.readString(log);
    String units = last(UNITS, said);
    // A process that does not come to its final figures is a finding as well.
    long died = units.equals("-") ? 1 : 0;
    return new Result(
        target, units, last(COVERAGE, said), count(corpus), Math.max(died, count(findings)));
  }

  private List<String> command(Target target, Path corpus, Path findings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1500m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+EnableDynamicAgentLoading");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(classPath());
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.name());
    command.add("--instrumentation_includes=" + INSTRUMENTED);
    command.add("--custom_hook_includes=" + INSTRUMENTED);
    command.add("--keep_going=" + FINDINGS_MAX);
    command.add("--reproducer_path=" + findings.getParent());
    command.add("-artifact_prefix=" + findings + File.separator);
    command.add("-max_total_time=" + seconds);
    command.add("-max_len=" + INPUT_BYTES_MAX);
    command.add("-timeout=" + INPUT_SECONDS_MAX);
    command.add("-report_slow_units=" + INPUT_SECONDS_MAX);
    command.add("-rss_limit_mb=4096");
    command.add("-print_final_stats=1");
    command.add(corpus.toString());
    command.add(target.inputs().toString());
    return command;
  }

  /// The test class path of the last module, and the test classes of the others.
  private String classPath() {
    List<String> parts = new ArrayList<>(List.of(classPath));
    for (String module : MODULES) {
      parts.add(root.resolve(module).resolve("target/test-classes").toString());
    }
    return String.join(File.pathSeparator, parts);
  }

  private static String last(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    String last = "-";
    while (matcher.find()) {
      last = matcher.group(1);
    }
    return last;
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
