/// Personal data: found, replaced by placeholders before a request leaves, put back in the answer
/// for the asker alone. Pure; no I/O after loading.
///
/// The door is [PersonalData]. Each leaf of a request becomes a `Page`: a `View` of its text (one
/// kind of space, hyphen and digit, with the way back to the original characters), `Tokens` (words,
/// numbers, signs, and what the `Lexicon` says of each word), and a `Context` (what stands to the
/// left and right, and at the head of the column). `Triggers` walks the tokens once and shows each
/// to the recognisers that it may concern; they add a `Hit` where form, checksum and context agree.
/// There is no regular expression on this path, because twenty of them read 2 MB a second.
///
/// Names are read by grammar (`NameReader`: initials, particles, hyphens, `Surname, A.`), announced
/// by what stands before them (`NameCues`) and judged with the lists (`NameJudge`). What these
/// leave open goes to a small linear model (`NameTagger`), learnt from generated sentences with and
/// without the lists, so that it reads names that no list has. `SecondReader` adds what an
/// operator's own model sees. What was learnt from one sure place is found again in all leaves
/// (`Names`). `Resolver` unites overlapping hits and never uncovers a character. `People` decides
/// which forms are one person: in doubt they are two.
///
/// `Rewrite` gives placeholders (`Numbering`), numbered per type over the whole request so that the
/// same conversation gives the same numbers, and never one that the text already holds. [Scrubbed]
/// keeps the values; [Restorer] puts them back while the answer streams, in every form that
/// `Placeholder` reads, but not where a value could leave the screen (`Surroundings`). A person is
/// restored with the fullest form of the name.
@NullMarked
package nl.genaisluis.policy.personal;

import org.jspecify.annotations.NullMarked;
