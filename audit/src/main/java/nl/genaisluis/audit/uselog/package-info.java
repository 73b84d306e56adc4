/// The use log: who asked, when and for what, beside the record that says what happened.
///
/// A leaf names no person, so that it can be shown and proved. Whoever must answer for a request
/// (AVG art. 5.2, BIO2 8.15.01) needs the person all the same: a [nl.genaisluis.audit.uselog.Use]
/// ties the request id that the asker was told to the exchange on record. It has two halves, sealed
/// apart. [nl.genaisluis.audit.uselog.Who] is the person and goes when an erasure asks for it;
/// [nl.genaisluis.audit.uselog.Processing] is the line of the standard Logboek Dataverwerkingen,
/// which holds no user by design and stays for its term.
@NullMarked
package nl.genaisluis.audit.uselog;

import org.jspecify.annotations.NullMarked;
