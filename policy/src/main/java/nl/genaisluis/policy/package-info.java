/// The rules of the province, in one order: [nl.genaisluis.policy.Policy] is the door.
///
/// An [nl.genaisluis.policy.Ask] comes in raw. Is its use case approved and open to the asker, is
/// what it asks no prohibited use, does its personal data come out, may a model's host hold what is
/// left? Out comes a [nl.genaisluis.policy.Ruling]; only an allowed one carries a
/// [nl.genaisluis.policy.Permit], and nothing reaches a model without one. A check that cannot say
/// counts as a hit. Pure, without I/O.
@NullMarked
package nl.genaisluis.policy;

import org.jspecify.annotations.NullMarked;
