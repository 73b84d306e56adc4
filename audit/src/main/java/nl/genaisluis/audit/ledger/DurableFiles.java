package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes files below one folder so that a reader, also one after a power cut, sees a whole file or
/// none. What an earlier process left is not taken for durable: it may have died before it forced a
/// name.
final class DurableFiles {
  private final Disk disk;
  private final Path top;
  private final Set<Path> unsynced = new LinkedHashSet<>();
  private final Set<Path> named = new HashSet<>();

  /// @param top folder that every file lies below; its own folder is there
  DurableFiles(Disk disk, Path top) {
    this.disk = disk;
    this.top = top;
  }

  /// Writes a file beside its place and moves it there. Durable after [#sync].
  void write(Path file, byte[] bytes) throws IOException {
    folders(parent(file));
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    disk.write(beside, bytes);
    disk.rename(beside, file);
    keep(file);
  }

  /// Takes a file that is there already among those that [#sync] makes durable.
  void keep(Path file) {
    Path folder = parent(file);
    unsynced.add(folder);
    while (folder.startsWith(top) && !named.contains(folder)) {
      folder = parent(folder);
      unsynced.add(folder);
    }
  }

  /// Makes every file written or kept since the last sync durable under its name.
  void sync() throws IOException {
    for (Path folder : unsynced) {
      disk.force(folder);
    }
    named.addAll(unsynced);
    unsynced.clear();
  }

  /// Creates a secret that nobody but this user may read; fails when it is there already.
  static void writeSecret(Path file, byte[] bytes) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Disk.REAL.write(file, bytes);
    Disk.REAL.force(parent(file));
  }

  private void folders(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    Path above = folder;
    while (!disk.isFolder(above)) {
      missing.add(above);
      above = parent(above);
    }
    for (Path path : missing.reversed()) {
      disk.createFolder(path);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("file has no folder: " + file);
    }
    return parent;
  }
}
