/// The committee's word on rulings, and what it does to later requests.
///
/// [nl.genaisluis.gateway.review.CommitteeWords] keeps nothing of its own: every word is an entry
/// of the ledger, and the conversation that it speaks of is the scrubbed content of the ruling. So
/// a word is taken over at start, and stops to weigh as soon as that content is erased.
@NullMarked
package nl.genaisluis.gateway.review;

import org.jspecify.annotations.NullMarked;
