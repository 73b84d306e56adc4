package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Command-line program: how good the shipped check is on labelled sets, how it bears other text
/// around a request and other dresses of it, what it costs, and how it does in cross-validation. Of
/// the validation set only counts and ids are printed.
public final class Quality {
  private static final String CROSS_VALIDATION = "cross-validation";
  private static final String LATENCY = "latency";
  private static final String SURROUNDINGS = "surroundings";
  private static final String LONG_OFFICE = "long-office";
  private static final String BASELINE = "baseline";
  private static final String REPORT = "report";
  static final Path REPORT_FILE = Path.of("../docs/prohibited-use-report.md");
  private static final Path REPORT_DATA = Path.of("target/quality/prohibited-use-report.json");
  private static final Path BASELINE_FILE = Path.of("src/test/resources/prohibited/baseline.json");

  private Quality() {}

  /// Prints the tables.
  ///
  /// @param arguments files with samples; `latency`; `surroundings`, office text of others around
  ///   requests; `long-office`, requests at every place of long office text of many kinds;
  ///   `cross-validation`; `baseline`, which writes the figures that the build compares with;
  ///   `report`, which writes the report of a release
  public static void main(String[] arguments) throws IOException {
    try (ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT)) {
      for (String argument : arguments) {
        System.out.println(argument);
        switch (argument) {
          case CROSS_VALIDATION -> CrossValidation.print();
          case LATENCY -> Latency.print(check, Sample.shipped(Sample.VALIDATION));
          case SURROUNDINGS ->
              System.out.print(Surroundings.table(check, Sample.shipped(Sample.VALIDATION)));
          case LONG_OFFICE -> {
            for (int set = 1; set <= LongOffice.SETS; set++) {
              System.out.println(LONG_OFFICE + " " + set);
              System.out.print(new LongOffice(check, set).table());
            }
          }
          case BASELINE -> {
            Figures figures = Figures.of(check, Sample.shipped(Sample.VALIDATION));
            Files.writeString(BASELINE_FILE, figures.json());
            System.out.print(figures.table());
          }
          case REPORT -> {
            ReleaseReport report = ReleaseReport.of(check);
            Files.createDirectories(REPORT_DATA.getParent());
            Files.writeString(REPORT_FILE, report.markdown());
            Files.writeString(REPORT_DATA, report.json());
          }
          default ->
              System.out.print(Sheet.of(argument, check, Sample.file(Path.of(argument))).text());
        }
      }
    }
  }
}
