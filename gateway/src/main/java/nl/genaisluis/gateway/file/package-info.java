/// Files that staff bring along: their text comes out, with a report of what would be masked.
///
/// [nl.genaisluis.gateway.file.FileApi] is the door. A file is read in a process of its own
/// (`ReaderMain`, started by `ReaderProcess`): little memory, little time, no environment, no
/// network, no file on disk. What comes back is text; that text is scanned for personal data as a
/// request would be, and answered. Nothing is kept and nothing goes to a model: if the user sends
/// the text on, it passes the gateway as every other question.
@NullMarked
package nl.genaisluis.gateway.file;

import org.jspecify.annotations.NullMarked;
