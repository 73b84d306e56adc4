package nl.genaisluis.audit.export;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file line by line, as bytes. A line without an end, or longer than it may be, is a fault.
final class Lines implements AutoCloseable {
  private final Path file;
  private final int bytesMax;
  private final InputStream in;

  Lines(Path file, int bytesMax) throws IOException {
    this.file = file;
    this.bytesMax = bytesMax;
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  /// The next line without its end; null after the last.
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    while (octet >= 0 && octet != '\n') {
      if (line.size() == bytesMax) {
        throw new ExportFault(file.getFileName() + " has a line that is too long");
      }
      line.write(octet);
      octet = in.read();
    }
    if (octet < 0) {
      throw new ExportFault(file.getFileName() + " is cut off");
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
