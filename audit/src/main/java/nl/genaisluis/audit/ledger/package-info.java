/// The record: one commit point, and what follows from it.
///
/// [nl.genaisluis.audit.ledger.Ledger#append] seals the content, queues the event and completes
/// with a [nl.genaisluis.audit.ledger.Receipt] once one thread has written leaf and content in one
/// durable transaction of the store. Whatever else there is (tiles, checkpoint, index, figures) are
/// followers: they read the store, run on threads of their own and are rebuilt from it.
///
/// The store is a SQLite file of one node, where an entry gets its index as it is written, or a
/// PostgreSQL database that several nodes share. There an entry is durable first and gets its index
/// from the one node whose session has the lock of the leader. The leader publishes checkpoints;
/// the others serve one only when their own entries have its root. `Database` and `Store` are the
/// seam; one contract is run against both.
@NullMarked
package nl.genaisluis.audit.ledger;

import org.jspecify.annotations.NullMarked;
