/// Why somebody put a stop or a hold in force, and who it was.
///
/// Both are lifted by another person only, and both live on the record: their leaf names neither
/// reason nor person, its content does. The person is a keyed pseudonym there, so that the record
/// can tell two people apart without knowing either.
@NullMarked
package nl.genaisluis.gateway.motive;

import org.jspecify.annotations.NullMarked;
