/// Somebody outside the house who makes sure that everyone sees one log (C2SP tlog-witness).
///
/// The log sends a [nl.genaisluis.audit.witness.AddCheckpoint]: a checkpoint, and the proof that it
/// continues the last one that this witness saw. [nl.genaisluis.audit.witness.Witness] remembers
/// the largest tree of every log that it knows, durably, before it puts its name under it. A log
/// that shows one history to the one and another to the other needs a witness that helps.
@NullMarked
package nl.genaisluis.audit.witness;

import org.jspecify.annotations.NullMarked;
