/// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint) with Ed25519 keys of the JDK.
///
/// Text becomes a [nl.genaisluis.audit.note.SignedNote] through a [nl.genaisluis.audit.note.Signer]
/// and is believed only through [nl.genaisluis.audit.note.SignedNote#verify] with a
/// [nl.genaisluis.audit.note.VerifierKey] that the reader already had. The text of a checkpoint is
/// read by [nl.genaisluis.audit.note.Checkpoint]. What is malformed is a
/// [nl.genaisluis.audit.note.NoteFault]; there is no half-good note.
@NullMarked
package nl.genaisluis.audit.note;

import org.jspecify.annotations.NullMarked;
