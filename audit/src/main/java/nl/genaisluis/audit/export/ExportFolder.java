package nl.genaisluis.audit.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// A new folder that files are put into, each counted and hashed on its way and noted in the
/// manifest. Only its owner may read it, because it may hold what people wrote.
final class ExportFolder implements AutoCloseable {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final Path unfinished;
  private final Manifest.Writer manifest;

  private ExportFolder(Path folder, Path unfinished, Manifest.Writer manifest) {
    this.folder = folder;
    this.unfinished = unfinished;
    this.manifest = manifest;
  }

  /// Begins in a folder that is empty or not there yet.
  static ExportFolder create(Path folder, Manifest.Head head) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, OWNER_ONLY);
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new ExportFault("folder is not empty: " + folder);
      }
    }
    Path unfinished = folder.resolve(Manifest.NAME + ".new");
    return new ExportFolder(folder, unfinished, new Manifest.Writer(unfinished, head));
  }

  /// A file to be written; it is noted when it is closed.
  OutputStream open(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent() == null ? folder : file.getParent(), OWNER_ONLY);
    return new Noted(path, file);
  }

  /// A whole file.
  void put(String path, byte[] bytes) throws IOException {
    try (OutputStream out = open(path)) {
      out.write(bytes);
    }
  }

  /// Puts the manifest in its place: from here on the folder is an export.
  void finish() throws IOException {
    manifest.finish();
    Files.move(unfinished, folder.resolve(Manifest.NAME), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    manifest.close();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A file that is hashed and counted while it is written, and forced to the disk at its end.
  private final class Noted extends FilterOutputStream {
    private final String path;
    private final FileChannel channel;
    private final MessageDigest digest;
    private long length;
    private boolean closed;

    Noted(String path, Path file) throws IOException {
      this(
          path,
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          sha256());
    }

    private Noted(String path, FileChannel channel, MessageDigest digest) {
      super(
          new BufferedOutputStream(
              new DigestOutputStream(Channels.newOutputStream(channel), digest)));
      this.path = path;
      this.channel = channel;
      this.digest = digest;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      length++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      length += count;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (channel) {
        out.flush();
        channel.force(true);
      }
      manifest.file(path, length, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
