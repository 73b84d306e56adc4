/// The judge: an optional model that is asked about a doubt, before a person is.
///
/// A doubt is a conversation between the two thresholds of the prohibited-use check in which no
/// written rule hit. [nl.genaisluis.policy.judge.Paper] puts the scrubbed conversation between two
/// questions whose answer is known, as data in JSON, and reads the answer strictly:
/// 1. The names of the questions and the words for the verdicts are drawn for each paper, so that
///    no text can hold the answer that would clear it.
/// 2. A model that gets a known question wrong, because it was talked into it or because it is not
///    able to judge, gave no verdict.
/// 3. Whatever is not exactly the answer that was asked for is no verdict.
///
/// No verdict means: as without a judge. A verdict clears a doubt and nothing else: where a rule
/// hit, or anything but the doubt stands in the way, it changes nothing.
@NullMarked
package nl.genaisluis.policy.judge;

import org.jspecify.annotations.NullMarked;
