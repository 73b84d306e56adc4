package nl.genaisluis.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.audit.merkle.TileNodes;
import org.jspecify.annotations.Nullable;

/// The log in a folder under the paths by which it is served: those of its newest shard at the top,
/// those of every shard below its year. In the folder the first shard lies at the top, later ones
/// below their year.
final class FolderFiles implements TileNodes.Files {
  private static final Pattern YEARLY = Pattern.compile("([0-9]{4})/(.+)");

  private final Path folder;
  private final TreeSet<String> years = new TreeSet<>();
  private final TreeSet<String> unfinished = new TreeSet<>();

  FolderFiles(Path folder) {
    this.folder = folder;
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "[0-9][0-9][0-9][0-9]")) {
      for (Path year : found) {
        boolean whole = Files.isRegularFile(year.resolve("checkpoint"));
        (whole ? years : unfinished).add(String.valueOf(year.getFileName()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Years with files and without a checkpoint.
  Iterable<String> unfinished() {
    return unfinished;
  }

  /// Where checkpoints lie: names of years, with that of the one at the top; `top` for one whose
  /// name ends in no year.
  SortedSet<String> shards() {
    SortedSet<String> shards = new TreeSet<>(years);
    if (file("checkpoint") != null) {
      String year = yearAtTheTop();
      shards.add(year == null ? "top" : year);
    }
    return shards;
  }

  /// True when the shard of this year does not lie at the top, where the first one does.
  boolean isBelow(int year) {
    return years.contains(String.valueOf(year));
  }

  @Override
  public byte @Nullable [] read(String path) {
    Matcher yearly = YEARLY.matcher(path);
    if (!yearly.matches()) {
      return file(years.isEmpty() ? path : years.last() + "/" + path);
    }
    String year = yearly.group(1);
    if (years.contains(year)) {
      return file(path);
    }
    return year.equals(yearAtTheTop()) ? file(yearly.group(2)) : null;
  }

  private @Nullable String yearAtTheTop() {
    byte[] note = file("checkpoint");
    String origin =
        note == null ? "" : new String(note, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return origin.matches(".+-[0-9]{4}") ? origin.substring(origin.length() - 4) : null;
  }

  private byte @Nullable [] file(String path) {
    Path file = folder.resolve(path);
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
