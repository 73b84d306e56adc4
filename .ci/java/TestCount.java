import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Adds up the test reports of all modules and exits with 1 when a test was skipped, failed, or
/// when none ran at all: `java TestCount.java ROOT`. Surefire itself lets a skipped test pass.
final class TestCount {
  private static final List<String> MODULES = List.of("models", "policy", "audit", "gateway");
  private static final List<String> REPORTS = List.of("surefire-reports", "failsafe-reports");
  private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");

  private int tests;
  private int failed;
  private int skipped;

  private TestCount() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: TestCount ROOT");
      System.exit(2);
    }
    TestCount count = new TestCount();
    for (String module : MODULES) {
      for (String reports : REPORTS) {
        count.addFolder(Path.of(arguments[0], module, "target", reports));
      }
    }
    System.exit(count.report());
  }

  private void addFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(TestCount::isReport).sorted().toList()) {
        addReport(file);
      }
    }
  }

  private static boolean isReport(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("TEST-") && name.endsWith(".xml");
  }

  private void addReport(Path file) throws IOException {
    Matcher suite = SUITE.matcher(Files.readString(file));
    if (!suite.find()) {
      throw new IOException("not a test report: " + file);
    }
    int skippedHere = attribute(suite.group(), "skipped");
    if (skippedHere > 0) {
      System.err.println("skipped " + skippedHere + " in " + file.getFileName());
    }
    tests += attribute(suite.group(), "tests");
    failed += attribute(suite.group(), "failures") + attribute(suite.group(), "errors");
    skipped += skippedHere;
  }

  private static int attribute(String element, String name) throws IOException {
    Matcher value = Pattern.compile("\\b" + name + "=\"(\\d+)\"").matcher(element);
    if (!value.find()) {
      throw new IOException("no " + name + " in " + element);
    }
    return Integer.parseInt(value.group(1));
  }

  private int report() {
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", tests - failed - skipped, failed, skipped);
    if (skipped > 0) {
      System.err.println("a skipped test fails the build: make it run or delete it");
    }
    if (tests == 0) {
      System.err.println("no test ran");
    }
    return tests == 0 || failed > 0 || skipped > 0 ? 1 : 0;
  }
}
