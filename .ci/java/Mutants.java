import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// Takes guards out, one at a time, and looks whether a test fails without them: `java -cp
/// CLASSPATH Mutants.java ROOT LIST PATTERN`, in the folder of the gateway. Only the changed file
/// is compiled, into a folder that stands before the others, so the tree stays as it is; our own
/// classes are loaded anew for every guard, the libraries once. Prints a line for each guard, and
/// below it what the test said that failed; exits with 1 when a test passes without its guard, when
/// it does not pass with it, or when the list no longer fits the sources.
final class Mutants {
  private static final String OURS = "nl.genaisluis.";
  private static final List<String> MODULES = List.of("gateway", "audit", "policy", "models");
  private static final long SECONDS_MAX = 600;
  private static final int SAID_MAX = 160;

  private final Path root;
  private final String classPath;
  private final Path scratch;

  /// Tests that are known to pass with every guard in place.
  private final Set<String> passing = new HashSet<>();

  /// What failed in the test that ran last. A guard is missed for its own reason: a test that ran
  /// out of time on a busy machine tells nothing.
  private final AtomicReference<String> why = new AtomicReference<>("");

  /// One guard and how it is taken out.
  ///
  /// @param from text that stands in the file once
  /// @param test class of the tests of a module, by its simple name; with `#` and a method, only
  ///   that
  private record Mutant(String guard, String file, String from, String to, String test) {}

  private enum Verdict {
    KILLED,
    /// The test never ended without its guard.
    HUNG,
    SURVIVED,
    /// The test fails, or is not there, with the guard in place.
    NO_TEST,
    /// The list does not fit the source, or the source no longer compiles.
    NO_MUTANT
  }

  private Mutants(Path root, String classPath, Path scratch) {
    this.root = root;
    this.classPath = classPath;
    this.scratch = scratch;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    Pattern wanted = Pattern.compile(arguments[2]);
    List<Mutant> mutants =
        read(root.resolve(arguments[1])).stream()
            .filter(one -> wanted.matcher(one.guard()).find())
            .toList();
    Path scratch = Files.createTempDirectory("mutants");
    try {
      Mutants run = new Mutants(root, System.getProperty("java.class.path"), scratch);
      int wrong = 0;
      for (Mutant mutant : mutants) {
        Verdict verdict = run.judge(mutant);
        wrong += verdict == Verdict.KILLED || verdict == Verdict.HUNG ? 0 : 1;
        System.out.printf("%-9s %s (%s)%n", verdict, mutant.guard(), mutant.test());
        if (!run.why.get().isEmpty()) {
          System.out.printf("          %s%n", run.why.get());
        }
      }
      System.out.println(mutants.size() - wrong + " of " + mutants.size() + " killed");
      System.exit(wrong == 0 && !mutants.isEmpty() ? 0 : 1);
    } finally {
      delete(scratch);
    }
  }

  private Verdict judge(Mutant mutant) throws IOException, InterruptedException {
    why.set("");
    if (!passing.contains(mutant.test())) {
      if (run(List.of(), mutant.test()) != End.PASSED) {
        return Verdict.NO_TEST;
      }
      passing.add(mutant.test());
    }
    Path overlay = Files.createTempDirectory(scratch, "overlay");
    Path source = root.resolve(mutant.file());
    String text = Files.readString(source);
    int at = text.indexOf(mutant.from());
    if (at < 0 || text.indexOf(mutant.from(), at + 1) >= 0) {
      return Verdict.NO_MUTANT;
    }
    Path changed =
        Files.createDirectories(overlay.resolve("source")).resolve(source.getFileName().toString());
    Files.writeString(changed, text.replace(mutant.from(), mutant.to()));
    Path classes = Files.createDirectories(overlay.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                changed.toString());
    if (compiled != 0) {
      return Verdict.NO_MUTANT;
    }
    return switch (run(List.of(classes), mutant.test())) {
      case PASSED -> Verdict.SURVIVED;
      case FAILED -> Verdict.KILLED;
      case ENDLESS -> Verdict.HUNG;
      case ABSENT -> Verdict.NO_TEST;
    };
  }

  private enum End {
    PASSED,
    FAILED,
    ENDLESS,
    ABSENT
  }

  /// Runs one test over classes of which these come first.
  private End run(List<Path> first, String test) throws IOException, InterruptedException {
    List<URL> folders = new ArrayList<>();
    for (Path one : first) {
      folders.add(one.toUri().toURL());
    }
    for (String part : classPath.split(File.pathSeparator)) {
      if (Files.isDirectory(Path.of(part))) {
        folders.add(Path.of(part).toUri().toURL());
      }
    }
    AtomicReference<End> end = new AtomicReference<>(End.ENDLESS);
    String name = full(test);
    try (Anew loader = new Anew(folders.toArray(URL[]::new))) {
      Thread thread = new Thread(() -> end.set(test(loader, name)), test);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      thread.start();
      thread.join(Duration.ofSeconds(SECONDS_MAX));
    }
    return end.get();
  }

  /// Our own classes and resources from these folders, everything else from whoever has it.
  private static final class Anew extends URLClassLoader {
    Anew(URL[] folders) {
      super(folders, Mutants.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }

    @Override
    public URL getResource(String name) {
      URL ours = findResource(name);
      return ours == null ? super.getResource(name) : ours;
    }
  }

  /// The name of a test with the package of its class.
  private String full(String test) throws IOException {
    String[] parts = test.split("#", 2);
    String method = parts.length == 1 ? "" : "void " + parts[1] + "(";
    for (String module : MODULES) {
      Path tests = root.resolve(module).resolve("src/test/java");
      try (Stream<Path> all = Files.walk(tests)) {
        for (Path path : all.filter(one -> one.endsWith(parts[0] + ".java")).toList()) {
          if (!Files.readString(path).contains(method)) {
            continue;
          }
          Path packages = tests.relativize(path.getParent());
          return packages.toString().replace(File.separatorChar, '.') + "." + test;
        }
      }
    }
    return test;
  }

  private End test(ClassLoader loader, String name) {
    String[] parts = name.split("#", 2);
    List<DiscoverySelector> selectors = new ArrayList<>();
    try {
      Class<?> type = Class.forName(parts[0], false, loader);
      for (Method method : type.getDeclaredMethods()) {
        if (parts.length == 2 && method.getName().equals(parts[1])) {
          selectors.add(DiscoverySelectors.selectMethod(type, method));
        }
      }
      if (parts.length == 1) {
        selectors.add(DiscoverySelectors.selectClass(type));
      }
    } catch (ClassNotFoundException absent) {
      return End.ABSENT;
    }
    if (selectors.isEmpty()) {
      return End.ABSENT;
    }
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    Launcher launcher = LauncherFactory.create();
    SummaryGeneratingListener heard = new SummaryGeneratingListener();
    launcher.execute(request, heard);
    TestExecutionSummary summary = heard.getSummary();
    if (summary.getTestsFailedCount() > 0) {
      why.set(said(summary.getFailures().getFirst().getException()));
      return End.FAILED;
    }
    if (summary.getTestsSucceededCount() > 0) {
      // What looks on at a whole class may complain of a slow machine; the test itself passed.
      return End.PASSED;
    }
    return summary.getTotalFailureCount() > 0 ? End.FAILED : End.ABSENT;
  }

  /// The beginning of what a failure says, on one line.
  private static String said(Throwable failure) {
    String text = failure.toString().replaceAll("\\s+", " ");
    return text.substring(0, Math.min(text.length(), SAID_MAX));
  }

  /// Reads the list: blocks of `guard`, `file`, `from`, `to` and `test`, each on a line of its own
  /// after its name and a colon; `\n` is a new line. Lines that begin with `#` are comments.
  private static List<Mutant> read(Path list) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    for (String block : Files.readString(list).split("\n\\s*\n")) {
      List<String> values = new ArrayList<>();
      List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
      if (lines.isEmpty()) {
        continue;
      }
      for (String key : List.of("guard", "file", "from", "to", "test")) {
        String line =
            lines.stream()
                .filter(one -> one.startsWith(key + ":"))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + key + " in: " + lines.getFirst()));
        values.add(line.substring(key.length() + 1).strip().replace("\\n", "\n"));
      }
      mutants.add(
          new Mutant(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4)));
    }
    return mutants;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
