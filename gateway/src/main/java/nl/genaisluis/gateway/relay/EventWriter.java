package nl.genaisluis.gateway.relay;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.jspecify.annotations.Nullable;

/// Writes the events of one stream to its response. The first event leaves at once; of later ones
/// those that were made in one turn of the event loop leave together at its end, for each write to
/// a socket costs more than the making of an event. Nothing waits for time or for a next event.
/// Confined to the event loop of the response.
final class EventWriter {
  private static final byte[] BEGIN = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

  /// With this much waiting a turn is not waited for: what is held for a slow client is bounded.
  private static final int WAITING_BYTES_MAX = 16_384;

  private final HttpServerResponse response;

  /// What leaves at the end of this turn; null when nothing does.
  private @Nullable Buffer waiting;

  private boolean begun;

  EventWriter(HttpServerResponse response) {
    this.response = response;
  }

  /// Writes an event; it has left when this turn of the event loop is over.
  void write(Json.Obj event) {
    Buffer before = waiting;
    Buffer now = append(before == null ? Buffer.buffer() : before, event);
    waiting = now;
    Context home = Vertx.currentContext();
    if (!begun || home == null || now.length() > WAITING_BYTES_MAX) {
      begun = true;
      leave();
    } else if (before == null) {
      home.runOnContext(_ -> leave());
    }
  }

  /// True when the client does not keep up.
  boolean full() {
    return response.writeQueueFull();
  }

  /// Writes a last event and ends the response.
  void end(Json.Obj event) {
    end(append(Buffer.buffer(), event));
  }

  /// Writes this text as it is and ends the response.
  void end(String text) {
    end(Buffer.buffer(text));
  }

  private void end(Buffer last) {
    Buffer before = waiting;
    waiting = null;
    var _ = response.end(before == null ? last : before.appendBuffer(last));
  }

  private void leave() {
    Buffer now = waiting;
    waiting = null;
    if (now != null && !response.closed() && !response.ended()) {
      var _ = response.write(now);
    }
  }

  private static Buffer append(Buffer to, Json.Obj event) {
    return to.appendBytes(BEGIN).appendBytes(JsonCodec.write(event)).appendBytes(END);
  }
}
