package nl.genaisluis.audit.search;

import java.io.IOException;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/// Lets the index merge its segments by itself, except while an erasure is under way.
///
/// Every commit and every search can begin a merge. A forced merge passes over segments that are in
/// one, and a merge that began before a deletion carries the deleted words into its own file.
final class Gate extends FilterMergePolicy {
  private volatile boolean shut;

  Gate(MergePolicy merging) {
    super(merging);
  }

  /// From now on no merge is found but forced ones. Those that were found before still run.
  void shut() {
    shut = true;
  }

  void open() {
    shut = false;
  }

  @Override
  public @Nullable MergeSpecification findMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    return shut ? null : super.findMerges(trigger, segments, context);
  }

  @Override
  public @Nullable MergeSpecification findFullFlushMerges(
      MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
    return shut ? null : super.findFullFlushMerges(trigger, segments, context);
  }
}
