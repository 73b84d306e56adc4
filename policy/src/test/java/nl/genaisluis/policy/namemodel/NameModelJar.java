package nl.genaisluis.policy.namemodel;

import java.io.IOException;
import java.nio.file.Path;
import nl.genaisluis.policy.plugin.PluginJar;

/// Makes a real jar with a model of names in it, as an operator would.
public final class NameModelJar {
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
  public static final String FINDING =
      """
          List<Person> found = new ArrayList<>();
          for (int at = text.indexOf("zwaluwstaart"); at >= 0; at = text.indexOf("zwaluwstaart", at + 1)) {
            found.add(new Person(at, at + 12, 0.9));
          }
          return found;
      """;

  /// Does not answer in time, does not let itself be interrupted, and sleeps meanwhile.
  public static final String HANGING =
      """
          long end = System.nanoTime() + 30_000_000_000L;
          while (System.nanoTime() - end < 0) {
            Thread.interrupted();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
          }
          return new ArrayList<>();
      """;

  /// Throws.
  public static final String THROWING =
      """
          throw new IllegalStateException("seen: " + text);
      """;

  private NameModelJar() {}

  /// Compiles a model with this body and puts it into a folder of its own.
  public static Path folder(Path parent, String body) throws IOException {
    return PluginJar.folder(
        parent.resolve("name-model"), NameModel.class, HEAD + body + "  }\n}\n");
  }
}
