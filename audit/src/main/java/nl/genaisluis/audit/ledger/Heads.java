package nl.genaisluis.audit.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who says which checkpoints the log has. Safe for use by many threads.
interface Heads {
  /// Checkpoints that were published and that this node has not, oldest first, as signed notes.
  ///
  /// @param published size of the last one that this node has; -1 when it has none
  /// @param taken entries that this node took in already
  List<String> after(long published, long taken);

  /// Whether this node is the one that makes checkpoints at present.
  boolean own();

  /// Puts a checkpoint before everybody. False when this node may not any more, or another one got
  /// as far already.
  boolean publish(long size, String note);

  /// The minute with which a new year began, once every entry before it has its place and is among
  /// so many that were taken in; null when no year waits for its shard.
  @Nullable String turn(long taken);

  /// Begins a shard: its row and its first leaf become durable together. Does nothing when this
  /// node may not any more, or the entries before it are not what was taken in.
  void open(NewShard begun);

  /// This node cannot keep the log at present: another one leads if there is one.
  void standDown();

  /// One node alone: its checkpoints are the checkpoints.
  Heads ALONE =
      new Heads() {
        @Override
        public List<String> after(long published, long taken) {
          return List.of();
        }

        @Override
        public boolean own() {
          return true;
        }

        @Override
        public boolean publish(long size, String note) {
          return true;
        }

        @Override
        public @Nullable String turn(long taken) {
          // The writer of a file begins a shard by itself.
          return null;
        }

        @Override
        public void open(NewShard begun) {
          throw new IllegalStateException("the writer of a file begins its shards");
        }

        @Override
        public void standDown() {
          // Nobody else is there to lead; what failed is tried again.
        }
      };
}
