package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A disk in memory that forgets what was not forced. It can be told to stop at any step; then
/// [#afterPowerCut] is what a machine finds when it comes back, and [#afterKill] what the next
/// process finds when only the process died.
///
/// Each change of a name that its folder was not forced after may have come to the disk or not, one
/// by one: no file system promises less.
final class ForgetfulDisk implements Disk {
  /// How it may betray the one who writes.
  enum Flaw {
    NONE,
    /// Forcing a folder does nothing: what a writer without that call would meet.
    NO_NAMES,
    /// Forcing a file's bytes does nothing.
    NO_BYTES
  }

  /// The disk has come to the step at which it was to stop.
  static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Path top;
  private final Flaw flaw;
  private final Map<Path, byte[]> files = new HashMap<>();
  private final Set<Path> folders = new HashSet<>();
  private final Map<Path, byte[]> safeFiles = new HashMap<>();
  private final Set<Path> safeFolders = new HashSet<>();
  private final Map<Path, List<Change>> pending = new HashMap<>();
  private final Set<byte[]> unforced = Collections.newSetFromMap(new IdentityHashMap<>());
  private int steps;
  private int stopAt = Integer.MAX_VALUE;

  ForgetfulDisk(Path top, Flaw flaw) {
    this.top = top;
    this.flaw = flaw;
    folders.add(top);
    safeFolders.add(top);
  }

  /// Fails at its step with this number, and at every one after it.
  void stopAt(int step) {
    stopAt = step;
  }

  int steps() {
    return steps;
  }

  /// The same disk under a new process: nothing is lost, and nothing more is safe.
  ForgetfulDisk afterKill() {
    ForgetfulDisk next = new ForgetfulDisk(top, flaw);
    next.files.putAll(files);
    next.folders.addAll(folders);
    next.safeFiles.putAll(safeFiles);
    next.safeFolders.addAll(safeFolders);
    pending.forEach((folder, changes) -> next.pending.put(folder, new ArrayList<>(changes)));
    next.unforced.addAll(unforced);
    return next;
  }

  /// What is left after the power went, by the throw of these dice.
  ForgetfulDisk afterPowerCut(Random dice) {
    pending.values().stream()
        .flatMap(List::stream)
        .forEach(
            change -> {
              if (dice.nextBoolean()) {
                change.to(safeFiles, safeFolders);
              }
            });
    ForgetfulDisk next = new ForgetfulDisk(top, flaw);
    for (Path folder : safeFolders) {
      if (reachable(folder)) {
        next.folders.add(folder);
      }
    }
    safeFiles.forEach(
        (file, bytes) -> {
          if (next.folders.contains(file.getParent())) {
            next.files.put(file, unforced.contains(bytes) ? new byte[bytes.length] : bytes);
          }
        });
    next.safeFolders.addAll(next.folders);
    next.safeFiles.putAll(next.files);
    return next;
  }

  private boolean reachable(@Nullable Path folder) {
    return folder != null
        && (folder.equals(top) || (safeFolders.contains(folder) && reachable(folder.getParent())));
  }

  private void step() throws IOException {
    steps++;
    if (steps >= stopAt) {
      throw new Stopped();
    }
  }

  private void change(Path named, Change change) {
    change.to(files, folders);
    pending.computeIfAbsent(named.getParent(), _ -> new ArrayList<>()).add(change);
  }

  @Override
  public byte @Nullable [] read(Path file) {
    return files.get(file);
  }

  @Override
  public long length(Path file) {
    byte[] bytes = files.get(file);
    return bytes == null ? -1 : bytes.length;
  }

  @Override
  public boolean isFolder(Path folder) {
    return folders.contains(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    step();
    change(folder, (_, there) -> there.add(folder));
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    byte[] written = bytes.clone();
    step();
    unforced.add(written);
    change(file, (there, _) -> there.put(file, written));
    step();
    if (flaw != Flaw.NO_BYTES) {
      unforced.remove(written);
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    byte[] bytes = files.get(from);
    if (bytes == null) {
      throw new IOException("no file " + from);
    }
    change(
        to,
        (there, _) -> {
          there.remove(from);
          there.put(to, bytes);
        });
  }

  @Override
  public void force(Path folder) throws IOException {
    step();
    if (flaw != Flaw.NO_NAMES) {
      List<Change> changes = pending.remove(folder);
      if (changes != null) {
        changes.forEach(change -> change.to(safeFiles, safeFolders));
      }
    }
  }

  @Override
  public void deleteFolder(Path folder) throws IOException {
    if (!folders.contains(folder)) {
      return;
    }
    for (Path file : List.copyOf(files.keySet())) {
      if (folder.equals(file.getParent())) {
        step();
        change(file, (there, _) -> there.remove(file));
      }
    }
    step();
    change(folder, (_, there) -> there.remove(folder));
  }

  private interface Change {
    void to(Map<Path, byte[]> files, Set<Path> folders);
  }
}
