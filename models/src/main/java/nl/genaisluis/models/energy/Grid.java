package nl.genaisluis.models.energy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table of grid factors, one per zone: the newest year.
final class Grid {
  private static final Map<String, GridFactor> NEWEST = load();

  private Grid() {}

  /// The factor of a zone, or null when the table has none. There is no default zone.
  static @Nullable GridFactor factor(String zone) {
    return NEWEST.get(zone);
  }

  private static Map<String, GridFactor> load() {
    Map<String, GridFactor> newest = new HashMap<>();
    try (InputStream in = Grid.class.getResourceAsStream("grid.csv")) {
      if (in == null) {
        throw new IllegalStateException("grid.csv is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Grid::row)
          .forEach(
              row ->
                  newest.merge(
                      row.zone(), row, (one, other) -> one.year() > other.year() ? one : other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(newest);
  }

  private static GridFactor row(String line) {
    List<String> cells = List.of(line.split(";", -1));
    return new GridFactor(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        Double.parseDouble(cells.get(2)),
        cells.get(3),
        Double.parseDouble(cells.get(4)),
        cells.get(5));
  }
}
