package nl.genaisluis.gateway.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip of parts in memory, as both kinds of office documents are. Entries carry no clock: the
/// same transcript makes the same bytes.
final class Packaging {
  /// The first moment that a zip can name without a field of its own.
  private static final LocalDateTime FIRST = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  Packaging part(String name, byte[] content) {
    return put(new ZipEntry(name), content);
  }

  /// A part that is not compressed, so that a program can read it without unpacking.
  Packaging plain(String name, String content) {
    byte[] text = content.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(text);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(text.length);
    entry.setCompressedSize(text.length);
    entry.setCrc(sum.getValue());
    return put(entry, text);
  }

  private Packaging put(ZipEntry entry, byte[] content) {
    try {
      entry.setTimeLocal(FIRST);
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      return this;
    } catch (IOException always) {
      throw new UncheckedIOException(always);
    }
  }

  byte[] bytes() {
    try {
      zip.close();
      return bytes.toByteArray();
    } catch (IOException always) {
      throw new UncheckedIOException(always);
    }
  }
}
