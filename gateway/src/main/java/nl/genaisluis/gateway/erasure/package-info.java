/// The end of content: what is destroyed, when, by whom and what stops it.
///
/// Everything that people wrote hangs on a leaf of the record and can be destroyed without touching
/// the leaf. [nl.genaisluis.gateway.erasure.Retention] destroys what is past its term;
/// [nl.genaisluis.gateway.erasure.Erasures] what somebody asks for: one exchange, or all of one
/// person; [nl.genaisluis.gateway.erasure.Holds] keep an exchange from both. The ledger's own
/// thread has the last word: it refuses a destruction that meets a hold. Each destruction is a leaf
/// itself, written in the same transaction; the search index follows that leaf.
///
/// Who may look in the use log does so through [nl.genaisluis.gateway.erasure.UseLog], which puts
/// the look and its reason on record first.
@NullMarked
package nl.genaisluis.gateway.erasure;

import org.jspecify.annotations.NullMarked;
