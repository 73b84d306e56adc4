package nl.genaisluis.audit.ledger;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The writing side of the database behind a ledger: the one commit point. Confined to the thread
/// that opened it, then to the writer thread. A batch goes in as [#begin], questions about holds,
/// [#write] or [#leave].
interface Store extends AutoCloseable {
  /// Begins a batch and answers the minute that its entries bear: the one given, or a later one
  /// that the record has reached already.
  ///
  /// @param alone whether nobody else may write until the batch ends: it sets a hold, lifts one, or
  ///   destroys something
  String begin(String minute, boolean alone) throws SQLException;

  /// Ends a batch of which nothing is left to write.
  void leave() throws SQLException;

  /// How many entries have their place in the log, as far as this side knows; the index that the
  /// next one of this side gets when nobody else writes.
  long size();

  /// Begins a shard in the transaction of the batch that [#write] ends; its first leaf leads that
  /// batch. Where a leader gives entries their place, it begins shards instead.
  void open(Shard shard) throws SQLException;

  /// Writes a batch in one transaction. When this returns, all of it is durable; when it throws,
  /// nothing may be acknowledged.
  void write(List<Leaf> batch) throws SQLException;

  /// Writes entries that have their index already, those of another installation, in the same way.
  void place(List<Leaf> batch) throws SQLException;

  /// The exchange that the rows of this leaf belong to; null when it has none.
  @Nullable String exchangeOf(String leafId) throws SQLException;

  /// Whether a hold is on this exchange.
  boolean held(String exchange) throws SQLException;

  /// Writes something and takes it as the answer whether the store takes writes.
  void probe() throws SQLException;

  /// Looks, at little cost and not at every call, whether the store is still there.
  void look() throws SQLException;

  /// Sees to it that no destroyed byte stays in the store. False when that must be tried again.
  boolean purge() throws SQLException;

  /// Writes facts about the ledger itself and those of its shards that are not there yet, all or
  /// none.
  void writeMeta(Meta meta, Shards shards) throws SQLException;

  /// Puts a checkpoint before every node, beside entries that were placed.
  void publish(long size, String note) throws SQLException;

  /// Says which form the store has before it holds anything.
  void putForm(String form) throws SQLException;

  @Override
  void close() throws SQLException;
}
