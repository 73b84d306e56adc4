package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the log asks of a disk. Bytes are safe from a power cut after their file was forced, names
/// after their folder was.
interface Disk {
  /// The disk of this machine.
  Disk REAL = new Real();

  /// The bytes of a file; null when there is none.
  byte @Nullable [] read(Path file) throws IOException;

  /// The length of a file; -1 when there is none.
  long length(Path file) throws IOException;

  boolean isFolder(Path folder) throws IOException;

  /// Creates one folder in a folder that is there.
  void createFolder(Path folder) throws IOException;

  /// Writes a whole file, over one that is there, and forces its bytes.
  void write(Path file, byte[] bytes) throws IOException;

  /// Gives a file another name in the same folder, in one step.
  void rename(Path from, Path to) throws IOException;

  /// Forces the names in a folder.
  void force(Path folder) throws IOException;

  /// Deletes a folder of files; nothing when there is none.
  void deleteFolder(Path folder) throws IOException;

  /// The file system.
  final class Real implements Disk {
    @Override
    public byte @Nullable [] read(Path file) throws IOException {
      try {
        return Files.readAllBytes(file);
      } catch (NoSuchFileException absent) {
        return null;
      }
    }

    @Override
    public long length(Path file) throws IOException {
      return Files.exists(file) ? Files.size(file) : -1;
    }

    @Override
    public boolean isFolder(Path folder) {
      return Files.isDirectory(folder);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      Files.createDirectory(folder);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void force(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }

    @Override
    public void deleteFolder(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return;
      }
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
