package nl.genaisluis.audit.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.ledger.Hanging;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.verify.Problem;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import org.jspecify.annotations.Nullable;

/// Verifies an export: its files against the manifest, the log by itself, the leaves against the
/// log, and every content against the commitment of its leaf.
public final class ExportCheck {
  private final Path export;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Report.Shard> shards;
  private Frontier tree = new Frontier();
  private int shard;

  private ExportCheck(Path export, List<Report.Shard> shards) {
    this.export = export;
    this.shards = shards;
  }

  /// True for a folder that has the manifest of an export.
  public static boolean isExport(Path folder) {
    return Files.isRegularFile(folder.resolve(Manifest.NAME));
  }

  /// The key that an export says its log is verified with; worth as much as its sender.
  public static String verifierKey(Path export) throws IOException {
    return Files.readString(export.resolve(Export.KEY)).strip();
  }

  /// Verifies an export. Blocks.
  ///
  /// @param verifierKey the key as it was handed out, not as the export itself tells it
  /// @param remembered a checkpoint of this log that the reader kept; null when there is none
  public static Report verify(Path export, String verifierKey, @Nullable String remembered)
      throws IOException {
    Report log = Verifier.verify(export.resolve(Export.LOG), verifierKey, remembered);
    ExportCheck check = new ExportCheck(export, log.shards());
    check.run(log);
    return log.with(check.problems);
  }

  private void run(Report log) throws IOException {
    try {
      Manifest.Head head = files();
      if (head.size() != log.size()
          || head.entries() != log.entries()
          || !head.origin().equals(log.origin())) {
        fault("manifest_mismatch", -1, "manifest is of another log");
      }
      Pairs.read(export, this::pair);
      if (shard < shards.size() - 1 || !isShard(head.size(), head.root())) {
        fault("leaves_mismatch", -1, Export.LEAVES + " are not the leaves of the log");
      }
    } catch (ExportFault malformed) {
      fault("export_malformed", -1, String.valueOf(malformed.getMessage()));
    } catch (NoSuchFileException missing) {
      fault("file_missing", -1, "export lacks a file that it needs");
    }
  }

  private Manifest.Head files() throws IOException {
    Set<Path> listed = new HashSet<>();
    listed.add(export.resolve(Manifest.NAME));
    Manifest.Head head =
        Manifest.read(
            export.resolve(Manifest.NAME),
            (path, bytes, sha256) -> {
              Path file = export.resolve(path).normalize();
              listed.add(file);
              if (!file.startsWith(export.normalize()) || !Files.isRegularFile(file)) {
                fault("file_missing", -1, path + " is missing");
              } else if (Files.size(file) != bytes || !sha256(file).equals(sha256)) {
                fault("file_changed", -1, path + " is not what the manifest says");
              }
            });
    try (Stream<Path> files = Files.walk(export)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!listed.contains(file) && !listed.contains(file.normalize())) {
          fault("file_unknown", -1, export.relativize(file) + " is not in the manifest");
        }
      }
    }
    return head;
  }

  private boolean isShard(long size, String root) {
    return tree.size() == size && tree.root().base64().equals(root);
  }

  private void pair(Entry entry, byte[] leaf, Hanging hanging) {
    while (shard < shards.size() - 1 && tree.size() == shards.get(shard).size()) {
      if (!isShard(shards.get(shard).size(), shards.get(shard).root())) {
        String origin = shards.get(shard).origin();
        fault("leaves_mismatch", entry.index(), Export.LEAVES + " are not those of " + origin);
      }
      shard++;
      tree = new Frontier();
    }
    tree.add(Hash.leaf(leaf));
    Revealed content = hanging.content();
    if (content != null && !content.commitment().equals(entry.commitment())) {
      fault(
          "content_mismatch",
          entry.index(),
          "content of entry " + entry.index() + " is not what was committed");
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = ExportFolder.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void fault(String code, long index, String text) {
    problems.add(new Problem(code, Problem.Severity.FAULT, index, text));
  }
}
