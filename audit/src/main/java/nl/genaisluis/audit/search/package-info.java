/// Search for whoever reviews: a Lucene index of what the leaves say and of the scrubbed text of
/// requests and answers.
///
/// [nl.genaisluis.audit.search.Search] follows the ledger into a folder that may be deleted at any
/// time: what it lacks is taken from the ledger again. It finds leaf ids, never text; the content
/// of a hit is asked of the ledger, which has it or does not. After an erasure the words are
/// expunged from the index too. The unit of who asked is found and counted as long as the content
/// of the entry is there: the index has a label for it that only the folder of keys can read, and
/// [nl.genaisluis.audit.search.UnitCounts] tells no small number.
@NullMarked
package nl.genaisluis.audit.search;

import org.jspecify.annotations.NullMarked;
