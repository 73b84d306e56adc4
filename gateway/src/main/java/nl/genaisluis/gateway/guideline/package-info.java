/// An assistant that only looks things up: it answers from the guideline texts, word for word, with
/// the source of every quotation, and writes nothing of its own but a frame.
///
/// Documents in Markdown are split by their headings into passages
/// ([nl.genaisluis.gateway.guideline.GuidelineDocument]), indexed in memory with Dutch analysis,
/// and searched by [nl.genaisluis.gateway.guideline.RichtlijnZoeker], which other code sees as a
/// LangChain4j streaming model. The same question always has the same answer.
@NullMarked
package nl.genaisluis.gateway.guideline;

import org.jspecify.annotations.NullMarked;
