package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import nl.genaisluis.policy.namemodel.NameModel;

/// Makes a real jar with a model of names in it, as an operator would.
final class NameModelJar {
  private static final String HEAD =
      """
      package plugin;

      import java.util.ArrayList;
      import java.util.List;
      import nl.genaisluis.policy.namemodel.NameModel;

      public final class Model implements NameModel {
        @Override
        public List<Person> persons(String text) {
      """;

  /// Says that every `zwaluwstaart` in small letters is a person.
  static final String FINDING =
      """
          List<Person> found = new ArrayList<>();
          for (int at = text.indexOf("zwaluwstaart"); at >= 0; at = text.indexOf("zwaluwstaart", at + 1)) {
            found.add(new Person(at, at + 12, 0.9));
          }
          return found;
      """;

  /// Never answers and does not let itself be interrupted.
  static final String HANGING =
      """
          while (true) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
          }
      """;

  private NameModelJar() {}

  /// Compiles a model with this body and puts it into a folder of its own.
  static Path folder(Path parent, String body) throws IOException {
    Path source = Files.createDirectories(parent.resolve("source/plugin")).resolve("Model.java");
    Path classes = Files.createDirectories(parent.resolve("classes"));
    Path folder = Files.createDirectories(parent.resolve("name-model"));
    Files.writeString(source, HEAD + body + "  }\n}\n");
    Path seen = place(NameModel.class);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                seen.toString(),
                source.toString());
    if (failed != 0) {
      throw new IllegalStateException("the plug-in of a test does not compile");
    }
    pack(classes, folder.resolve("model.jar"), List.of("plugin.Model"));
    return folder;
  }

  private static Path place(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException wrong) {
      throw new IOException(wrong);
    }
  }

  /// Packs compiled classes, naming these models.
  private static void pack(Path classes, Path jar, List<String> models) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      packed.putNextEntry(new JarEntry("META-INF/services/" + NameModel.class.getName()));
      packed.write(String.join("\n", models).getBytes(StandardCharsets.UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        packed.write(Files.readAllBytes(file));
      }
    }
  }
}
