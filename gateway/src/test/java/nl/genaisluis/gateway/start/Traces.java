package nl.genaisluis.gateway.start;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// Looks for a text in everything that a gateway keeps on disk.
final class Traces {
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  private Traces() {}

  /// Where this text still is below a folder: files that hold its bytes, as they are or
  /// decompressed, and fields of the search index that know it. A file that goes away meanwhile
  /// holds nothing.
  static List<String> of(Path folder, String text) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(bytes(file), text)) {
          found.add(folder.relativize(file).toString());
        }
      }
      Path index = folder.resolve("index");
      if (Files.isDirectory(index)) {
        found.addAll(fields(index, text.toLowerCase(Locale.ROOT)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return found;
  }

  /// Waits until nothing is left, for at most twenty seconds; what is left then.
  static List<String> leftOf(Path folder, String text) throws InterruptedException {
    List<String> left = List.of("not looked yet");
    for (int i = 0; i < 200 && !left.isEmpty(); i++) {
      Thread.sleep(100);
      try {
        left = of(folder, text);
      } catch (UncheckedIOException moved) {
        left = List.of("a file moved");
      }
    }
    return left;
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      byte[] raw = Files.readAllBytes(file);
      boolean gzip = raw.length > 2 && raw[0] == 0x1f && raw[1] == (byte) 0x8b;
      return gzip ? new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes() : raw;
    } catch (NoSuchFileException gone) {
      return new byte[0];
    }
  }

  private static boolean holds(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return ENCODINGS.stream()
        .anyMatch(one -> all.contains(new String(text.getBytes(one), StandardCharsets.ISO_8859_1)));
  }

  private static List<String> fields(Path index, String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (FSDirectory directory = FSDirectory.open(index)) {
      if (!DirectoryReader.indexExists(directory)) {
        return found;
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        for (LeafReaderContext context : reader.leaves()) {
          LeafReader leaf = context.reader();
          for (FieldInfo field : leaf.getFieldInfos()) {
            if (knows(leaf.terms(field.name), text)) {
              found.add("index field " + field.name);
            }
          }
          for (int document = 0; document < leaf.maxDoc(); document++) {
            if (leaf.storedFields().document(document).toString().contains(text)) {
              found.add("index document " + document);
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean knows(Terms terms, String text) throws IOException {
    TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      if (new String(term.bytes, term.offset, term.length, StandardCharsets.ISO_8859_1)
          .contains(text)) {
        return true;
      }
    }
    return false;
  }
}
