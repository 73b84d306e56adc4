/// What may be used: budgets of tokens, requests, energy and euro, and the rate of requests.
///
/// [nl.genaisluis.gateway.budget.Budgets] is the door for use,
/// [nl.genaisluis.gateway.budget.RateLimits] that for pace. A call asks for room with the most that
/// it is reckoned to use; every budget that applies must have it, or none is touched. What the call
/// did use is settled in place of that afterwards. So calls side by side use no more than a budget
/// holds, except for what each of them uses beyond its own reservation.
///
/// Counts live in memory. At the start those of use cases come from the record; the record does not
/// know units, keys and persons, so theirs come from a diary of pseudonyms that is kept for one
/// month (`Diary`). What the record knows and the diary does not is counted for everybody: losing
/// the diary never gives anyone a second budget.
@NullMarked
package nl.genaisluis.gateway.budget;

import org.jspecify.annotations.NullMarked;
