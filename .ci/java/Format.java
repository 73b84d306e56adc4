import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Hands every Java source of the project to google-java-format, which wants file names and not
/// folders. Run by Maven with the JDK of the toolchain, because the formatter must itself run on
/// the release whose syntax it reads: `java … Format.java check|write ROOT`.
///
/// `check` names each file that is not in shape and exits with 1; `write` rewrites them.
final class Format {
  private static final List<String> CHECK = List.of("--dry-run", "--set-exit-if-changed");
  private static final List<String> WRITE = List.of("--replace");

  private Format() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !List.of("check", "write").contains(arguments[0])) {
      System.err.println("usage: Format check|write ROOT");
      System.exit(2);
    }
    List<String> call = new ArrayList<>(arguments[0].equals("check") ? CHECK : WRITE);
    int options = call.size();
    call.addAll(sources(Path.of(arguments[1])));
    if (call.size() == options) {
      System.err.println("no Java source below " + arguments[1]);
      System.exit(2);
    }
    com.google.googlejavaformat.java.Main.main(call.toArray(String[]::new));
  }

  private static List<String> sources(Path root) throws IOException {
    List<String> sources = new ArrayList<>();
    for (String folder :
        List.of("models/src", "policy/src", "audit/src", "gateway/src", ".ci/java")) {
      Path below = root.resolve(folder);
      if (Files.isDirectory(below)) {
        try (Stream<Path> files = Files.walk(below)) {
          files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
