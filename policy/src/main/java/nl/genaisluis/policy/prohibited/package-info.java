/// Prohibited use: is the model now asked to take, prepare or word a decision in an actual case on
/// a resident, subsidy, permit or enforcement, or for a high-risk use of the EU AI Act?
///
/// [nl.genaisluis.policy.prohibited.ProhibitedUse] is the door. A conversation walks through:
/// 1. `Normaliser`: every text becomes plain characters that remember their place. Invisible and
///    look-alike characters, accents, l33t, spaced letters, escapes, base64, hexadecimal, text
///    written backwards and rot13 are undone; what could only be read after decoding is marked.
/// 2. `Looks`: the views that are judged. The present request by itself, in its conversation, under
///    its instructions, with what was hidden in it, and an earlier request as long as the present
///    one only goes on with it (`Continuation`).
/// 3. `RuleMatcher`: written rules, precise enough to refuse without a question. A rule asks for
///    words of its lists near each other; Lucene Monitor finds them, a prefilter keeps most texts
///    from it.
/// 4. `Classifier`: learned weights. `Features` reads each sentence once, `Vocabulary` knows which
///    features training saw, `Reading` adds them up so that every stretch of sentences (`Windows`)
///    has its score for free, `Instruction` tells what a view of several lines is told to do from
///    what was pasted, and a `Mix` of the `Signals` from far and near asks for confirmation or
///    refuses. `Evidence` finds the asker's own words that spoke most.
///
/// [nl.genaisluis.policy.prohibited.Examples] applies the committee's word on single conversations
/// to a judgement, without changing what was learned.
///
/// A hit of any view counts. Whatever goes wrong inside becomes
/// [nl.genaisluis.policy.prohibited.Judgement.Unsure]. The weights are learned by the program
/// `Train` in the test tree from the data beside it; a test compares the bytes.
@NullMarked
package nl.genaisluis.policy.prohibited;

import org.jspecify.annotations.NullMarked;
