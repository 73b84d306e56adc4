/// Start and stop: command line, configuration, and the wiring of all parts into one running
/// gateway.
///
/// A configuration becomes a [nl.genaisluis.gateway.start.Loaded] whole or not at all;
/// [nl.genaisluis.gateway.start.Running] is the gateway made from it. Whatever is doubtful here
/// ends in a message and no gateway.
@NullMarked
package nl.genaisluis.gateway.start;

import org.jspecify.annotations.NullMarked;
