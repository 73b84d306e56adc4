package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Where a measuring command leaves what was missed and what was masked without cause: `--leaks`
/// and `--over` print them, `--lists=FILE` writes both to a file.
final class Lists {
  private static final String FILE = "--lists=";

  private Lists() {}

  static void show(String[] arguments, List<String> leaks, List<String> over) throws IOException {
    List<String> flags = Arrays.asList(arguments);
    if (flags.contains("--leaks")) {
      leaks.forEach(System.out::println);
    }
    if (flags.contains("--over")) {
      over.forEach(System.out::println);
    }
    for (String flag : flags) {
      if (flag.startsWith(FILE)) {
        List<String> lines = Stream.concat(leaks.stream(), over.stream()).toList();
        Files.write(Path.of(flag.substring(FILE.length())), lines);
        System.out.println("wrote " + lines.size() + " lines to " + flag.substring(FILE.length()));
      }
    }
  }
}
