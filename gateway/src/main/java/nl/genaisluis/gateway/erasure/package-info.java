/// The end of content: what is destroyed, when, by whom and what stops it.
///
/// Everything that people wrote hangs on a leaf of the record and can be destroyed without touching
/// the leaf. Three things happen to it here. [nl.genaisluis.gateway.erasure.Retention] destroys
/// what is past its term, at start and every hour. Each destruction is a leaf itself, written in
/// the same transaction; the search index follows that leaf.
@NullMarked
package nl.genaisluis.gateway.erasure;

import org.jspecify.annotations.NullMarked;
