/// What the record can say: events of plain values with stable codes, and their bytes.
///
/// An event names codes, counts and random ids; never a person and never text that somebody wrote.
/// Each record refuses to exist with anything else. The ledger gives an event an index, a leaf id,
/// a time rounded down to the minute and, when content belongs to it, a commitment: together an
/// [nl.genaisluis.audit.event.Entry]. [nl.genaisluis.audit.event.LeafCodec] writes an entry as
/// canonical JSON (RFC 8785) and reads it back strictly: bytes that are not exactly what the codec
/// would write are a [nl.genaisluis.audit.event.LeafFault]. Codes and member names are public API.
@NullMarked
package nl.genaisluis.audit.event;

import org.jspecify.annotations.NullMarked;
