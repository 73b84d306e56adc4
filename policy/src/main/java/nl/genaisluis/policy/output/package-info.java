/// Output rules: what an answer of a model must not hold. A decision about a resident, an applicant
/// or a company is taken by a person, so a text that takes one never leaves as the model's words;
/// neither does a key or a token.
///
/// The door is [OutputRules]; it begins one [OutputScan] per choice and field. A scan takes the
/// unrestored text as it streams in and gives back what may be shown. A character walks through
/// `Characters` (JSON escapes undone, placeholders and blanks of a template seen), `Fold` (one
/// case, no accents) and `Automaton` (all words of all rules in one step per character) to
/// `Sentences`, which follows the sequences of the rules. `SecretWatch` reads the same characters
/// and asks the recognisers of personal data where a key seems to begin.
///
/// Text is held from the first word that may begin a hit until the sentence decides, at most
/// [OutputScan#HELD_MAX] characters; all else passes at once. Every step depends on the characters
/// before it and on nothing else, so a text has one verdict, however it was cut.
///
/// ```
///   free ──first word of a rule──► held ──next words──► held ──sentence ends──► hit: stop or flag
///    ▲                              └── another word, an exception, the bound ──► free
/// ```
///
/// Rules are data (`rules.json`), each with examples that hit and examples that must not: teaching,
/// templates with blanks, history, conditions and general explanation pass.
@NullMarked
package nl.genaisluis.policy.output;

import org.jspecify.annotations.NullMarked;
