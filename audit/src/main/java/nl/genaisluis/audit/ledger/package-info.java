/// The record: one commit point, and what follows from it.
///
/// [nl.genaisluis.audit.ledger.Ledger#append] seals the content, queues the event and completes
/// with a [nl.genaisluis.audit.ledger.Receipt] once one thread has written leaf and content in one
/// durable transaction of the store. Whatever else there is (tiles, checkpoint, index, figures) are
/// followers: they read the store, run on threads of their own and are rebuilt from it.
@NullMarked
package nl.genaisluis.audit.ledger;

import org.jspecify.annotations.NullMarked;
