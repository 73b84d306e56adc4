package nl.genaisluis.audit.search;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/// Takes what was deleted from the index out of its files, and looks at the files to know it.
/// Confined to the follower.
final class Expunging {
  /// The first is enough unless a merge was found while the gate was being shut.
  private static final int TRIES_MAX = 4;

  private final Directory directory;
  private final Gate gate;

  /// @param gate the merge policy of the writer
  Expunging(Directory directory, Gate gate) {
    this.directory = directory;
    this.gate = gate;
  }

  /// Commits, without moving the position. When this returns, the last commit has no deleted
  /// document in any segment, and the folder has no file of the index that is not of that commit.
  /// Else it throws: the words may still be there, and who calls begins again.
  void expunge(IndexWriter writer, Searchers searchers) throws IOException {
    gate.shut();
    try {
      for (int i = 0; i < TRIES_MAX; i++) {
        awaitMerges(writer);
        writer.forceMergeDeletes(true);
        writer.commit();
        searchers.leaveOldFiles();
        writer.deleteUnusedFiles();
        if (isGone()) {
          return;
        }
      }
    } finally {
      gate.open();
    }
    throw new SearchFault("index still holds what was deleted from it");
  }

  /// Waits for what was found before the gate was shut. A merge may have been found by a thread
  /// that has not begun it yet; then it is begun here.
  private static void awaitMerges(IndexWriter writer) throws IOException {
    for (int i = 0; i < TRIES_MAX && !writer.getMergingSegments().isEmpty(); i++) {
      writer.maybeMerge();
      if (writer.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler merges) {
        merges.sync();
      }
    }
  }

  private boolean isGone() throws IOException {
    SegmentInfos last = SegmentInfos.readLatestCommit(directory);
    for (SegmentCommitInfo segment : last) {
      if (segment.hasDeletions() || segment.getSoftDelCount() > 0) {
        return false;
      }
    }
    return others(last.files(true)).isEmpty();
  }

  /// Files of the index that are not of a commit. What else lies in the folder is not ours.
  private Set<String> others(Collection<String> ofCommit) throws IOException {
    Set<String> others = new HashSet<>();
    for (String file : directory.listAll()) {
      boolean ours =
          IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()
              || file.startsWith(IndexFileNames.SEGMENTS)
              || file.startsWith(IndexFileNames.PENDING_SEGMENTS);
      if (ours && !ofCommit.contains(file)) {
        others.add(file);
      }
    }
    return others;
  }
}
