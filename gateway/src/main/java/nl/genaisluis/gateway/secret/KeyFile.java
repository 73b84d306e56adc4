package nl.genaisluis.gateway.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Makes files that hold a key.
public final class KeyFile {
  private static final String OWNER_ALONE = "rw-------";

  private KeyFile() {}

  /// Puts these bytes into a new file that its owner alone can read, and makes the folder where
  /// there is none. When this returns, they are durable. A file that is there is the key of an
  /// earlier start, and stays as it is.
  public static void makeIfAbsent(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException kept) {
      return;
    }
  }
}
