/// Both ends of the talk with witnesses (C2SP tlog-witness).
///
/// [nl.genaisluis.gateway.witness.Witnessing] sends this gateway's checkpoints to the witnesses of
/// the configuration and puts what they sign under them; nothing waits for it, and a witness that
/// is away takes nothing but its name away. [nl.genaisluis.gateway.witness.WitnessServer] is a
/// witness for others, a program of its own.
@NullMarked
package nl.genaisluis.gateway.witness;

import org.jspecify.annotations.NullMarked;
