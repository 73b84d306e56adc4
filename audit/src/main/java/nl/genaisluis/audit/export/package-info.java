/// The way out: everything that the record holds as files that need no program of ours, and the way
/// back in.
///
/// [nl.genaisluis.audit.export.Export] reads a data folder entry by entry and writes the log, the
/// leaves and the contents that were not destroyed as lines of JSON, figures and rulings as CSV,
/// and the configuration. The manifest, with the SHA-256 and the size of every file, comes last: a
/// folder without one is no export. [nl.genaisluis.audit.export.ExportCheck] recomputes all of it
/// from the outside, and [nl.genaisluis.audit.export.Import] makes a data folder of it again.
@NullMarked
package nl.genaisluis.audit.export;

import org.jspecify.annotations.NullMarked;
