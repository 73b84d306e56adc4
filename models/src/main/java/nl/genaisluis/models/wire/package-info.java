/// Wire views: OpenAI-protocol bytes to values and back, strictly and without loss.
///
/// A body enters as bytes, becomes one [nl.genaisluis.models.wire.Json] tree
/// ([nl.genaisluis.models.wire.JsonCodec]), is looked at through
/// [nl.genaisluis.models.wire.ChatBody] (every string that a person or program wrote is one
/// [nl.genaisluis.models.wire.Leaf]), and leaves as new bytes written from that tree. Streams enter
/// as bytes through [nl.genaisluis.models.wire.SseDecoder]. Nothing here decides or does I/O.
@NullMarked
package nl.genaisluis.models.wire;

import org.jspecify.annotations.NullMarked;
