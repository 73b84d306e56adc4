/// Conversations as documents to take along: for a word processor, for reading, for printing.
///
/// A [nl.genaisluis.gateway.document.Transcript] goes in; a
/// [nl.genaisluis.gateway.document.DocumentForm] writes it. An answer is Markdown and is read into
/// blocks first, so that a heading becomes a heading and a table a table in each form. Every
/// document names its language, carries the notice that AI helped under each answer and once more
/// in its own properties, where programs find it. Nothing is fetched, nothing is kept; a link is
/// written out as text. What users typed is only ever text: no character of it can become markup.
@NullMarked
package nl.genaisluis.gateway.document;

import org.jspecify.annotations.NullMarked;
