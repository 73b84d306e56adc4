package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.nio.file.Path;
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

  /// Does not answer in time, does not let itself be interrupted, and sleeps meanwhile.
  static final String HANGING =
      """
          long end = System.nanoTime() + 30_000_000_000L;
          while (System.nanoTime() - end < 0) {
            Thread.interrupted();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
          }
          return new ArrayList<>();
      """;

  private NameModelJar() {}

  /// Compiles a model with this body and puts it into a folder of its own.
  static Path folder(Path parent, String body) throws IOException {
    return PluginJar.folder(
        parent.resolve("name-model"), NameModel.class, HEAD + body + "  }\n}\n");
  }
}
