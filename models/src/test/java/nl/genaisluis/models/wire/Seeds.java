package nl.genaisluis.models.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// The inputs of a fuzz target that are checked in: the files of the folder `<Class>Inputs` among
/// the test's resources, by name, and the empty input before them.
public final class Seeds implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context)
      throws IOException, URISyntaxException {
    List<Arguments> inputs = new ArrayList<>();
    inputs.add(Arguments.of(Named.of("nothing", new byte[0])));
    try (Stream<Path> files = Files.list(folder(context.getRequiredTestClass()))) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Arguments.of(Named.of(file.toFile().getName(), Files.readAllBytes(file))));
      }
    }
    return inputs.stream();
  }

  private static Path folder(Class<?> target) throws URISyntaxException {
    URL folder = target.getResource(target.getSimpleName() + "Inputs");
    if (folder == null) {
      throw new IllegalStateException("no inputs for " + target);
    }
    URI place = folder.toURI();
    return Path.of(place);
  }
}
