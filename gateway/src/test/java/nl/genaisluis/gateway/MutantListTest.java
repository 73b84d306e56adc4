package nl.genaisluis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of guards that `mvn -P mutants` takes out fits the sources; taking them out is too slow
/// for every build.
class MutantListTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> MODULES = List.of("gateway", "audit", "policy", "models");

  @Test
  void everyGuardOfTheListStandsOnceInItsFileAndHasItsTest() throws IOException {
    List<String> wrong = new ArrayList<>();
    int guards = 0;
    for (String block : Files.readString(ROOT.resolve(".ci/mutants.txt")).split("\n\\s*\n", -1)) {
      Map<String, String> guard = values(block);
      if (guard.isEmpty()) {
        continue;
      }
      guards++;
      String source = Files.readString(ROOT.resolve(guard.getOrDefault("file", "")));
      String from = guard.getOrDefault("from", "").replace("\\n", "\n");
      int at = source.indexOf(from);
      if (from.isEmpty() || at < 0 || source.indexOf(from, at + 1) >= 0) {
        wrong.add("not once in its file: " + guard.get("guard"));
      }
      if (!exists(guard.getOrDefault("test", ""))) {
        wrong.add("no such test: " + guard.get("test"));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(guards).isPositive();
  }

  private static Map<String, String> values(String block) {
    Map<String, String> values = new HashMap<>();
    for (String line : block.lines().filter(one -> !one.startsWith("#")).toList()) {
      int colon = line.indexOf(':');
      values.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return values;
  }

  private static boolean exists(String test) throws IOException {
    String[] parts = test.split("#", 2);
    for (String module : MODULES) {
      Path tests = ROOT.resolve(module).resolve("src/test/java");
      try (Stream<Path> all = Files.walk(tests)) {
        for (Path path : all.filter(one -> one.endsWith(parts[0] + ".java")).toList()) {
          if (parts.length == 1 || Files.readString(path).contains("void " + parts[1] + "(")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
