package nl.genaisluis.policy.plugin;

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

/// Makes a real jar with one class in it that implements an interface of ours, as an operator
/// would.
public final class PluginJar {
  private PluginJar() {}

  /// Compiles the class `plugin.Model` and puts it into this folder; answers the folder.
  ///
  /// @param type the interface that it implements
  public static Path folder(Path folder, Class<?> type, String source) throws IOException {
    Files.createDirectories(folder);
    Path classes = Files.createDirectories(classes(folder));
    Path file = Files.createDirectories(beside(folder, "source")).resolve("Model.java");
    Files.writeString(file, source);
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
                place(type).toString(),
                file.toString());
    if (failed != 0) {
      throw new IllegalStateException("the plug-in of a test does not compile");
    }
    pack(classes, folder.resolve("model.jar"), type, List.of("plugin.Model"));
    return folder;
  }

  private static Path place(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException wrong) {
      throw new IOException(wrong);
    }
  }

  /// Where the classes of this folder's jar are, as they were compiled.
  public static Path classes(Path folder) {
    return beside(folder, "classes");
  }

  private static Path beside(Path folder, String what) {
    return folder.resolveSibling(folder.getFileName() + "-" + what);
  }

  /// Packs compiled classes, naming these as what implements the interface.
  public static void pack(Path classes, Path jar, Class<?> type, List<String> models)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      packed.putNextEntry(new JarEntry("META-INF/services/" + type.getName()));
      packed.write(String.join("\n", models).getBytes(StandardCharsets.UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        packed.write(Files.readAllBytes(file));
      }
    }
  }
}
