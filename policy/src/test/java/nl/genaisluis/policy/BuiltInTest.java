package nl.genaisluis.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInTest {
  private static final Path RESOURCES = Path.of("src/main/resources/nl/genaisluis/policy");

  @Test
  void namesEveryFileThatDecides() throws IOException {
    List<String> files;
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> RESOURCES.relativize(file).toString())
              .filter(name -> !name.endsWith("NOTICE.txt"))
              .sorted()
              .toList();
    }

    List<String> digests = BuiltIn.digests();

    assertThat(digests.stream().map(line -> line.replaceAll("built-in/| sha256:.*", "")))
        .containsExactlyElementsOf(files);
  }
}
