/// Checks a log from the outside: everything that can be recomputed is, from the entry bundles up.
///
/// [nl.genaisluis.audit.verify.Verifier] reads nothing but the files of the log, a verifier key
/// and, when the reader kept one, an earlier checkpoint. It shares hashing, notes and the decoding
/// of leaves with the writer, and nothing else. What it finds is a
/// [nl.genaisluis.audit.verify.Report]; it throws only when it is called wrongly.
@NullMarked
package nl.genaisluis.audit.verify;

import org.jspecify.annotations.NullMarked;
