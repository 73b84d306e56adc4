package nl.genaisluis.policy.prohibited;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Command-line program: learns the weights from the checked-in training samples and writes the
/// resource `weights.bin`. The same sources give the same bytes.
public final class Train {
  private static final String RESOURCE =
      "src/main/resources/nl/genaisluis/policy/prohibited/weights.bin";

  private Train() {}

  /// Learns and writes.
  ///
  /// @param arguments the file to write; without one, the resource in the module's folder
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments.length > 0 ? arguments[0] : RESOURCE);
    Weights weights = new Learner(ProhibitedUse.lexicon()).learn(Sample.training());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
      weights.write(out);
    }
    System.out.println("wrote " + target + ", " + Files.size(target) + " bytes");
  }
}
