package nl.genaisluis.gateway.upstream;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.dialect.Dialect;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import nl.genaisluis.models.wire.AnswerFault;
import nl.genaisluis.models.wire.ChatChunk;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.models.wire.SseDecoder;
import nl.genaisluis.models.wire.SseEvent;
import nl.genaisluis.models.wire.SseFault;
import org.jspecify.annotations.Nullable;

/// Bytes of an event stream to chunks of an answer. Any event that is no chunk is a fault.
final class ChunkReader {
  private static final String DONE = "[DONE]";

  private final SseDecoder decoder;
  private final Dialect dialect;
  private @Nullable Double statedWh;
  private boolean any;

  ChunkReader(int eventBytesMax, Dialect dialect) {
    this.decoder = new SseDecoder(eventBytesMax);
    this.dialect = dialect;
  }

  /// The energy that the host stated so far, in Wh; null when it stated none.
  @Nullable Double statedWh() {
    return statedWh;
  }

  /// What some bytes amount to.
  ///
  /// @param done the host said that the answer is complete; nothing after that counts
  record Step(List<ChatChunk> chunks, boolean done) {
    Step {
      chunks = List.copyOf(chunks);
    }
  }

  /// @throws UpstreamFault when these bytes are not what a stream may hold
  Step read(byte[] bytes) {
    try {
      return step(decoder.push(bytes));
    } catch (SseFault broken) {
      throw UpstreamFault.of(Reason.BAD_ANSWER, "not an event stream within its bounds");
    }
  }

  /// What is left when the host closed the stream.
  ///
  /// @throws UpstreamFault unless the last word was that the answer is complete
  Step end() {
    Step last;
    try {
      last = step(decoder.finish());
    } catch (SseFault broken) {
      throw UpstreamFault.of(Reason.BAD_ANSWER, "not an event stream within its bounds");
    }
    if (!last.done()) {
      throw UpstreamFault.of(Reason.CUT, "the stream ended without saying that it was done");
    }
    return last;
  }

  private Step step(List<SseEvent> events) {
    List<ChatChunk> chunks = new ArrayList<>();
    for (SseEvent event : events) {
      if (event.event().equals("error")) {
        throw UpstreamFault.of(Reason.HOST_ERROR, "the host sent an error event");
      }
      if (!event.event().equals(SseEvent.MESSAGE)) {
        throw UpstreamFault.of(Reason.BAD_ANSWER, "an event of an unknown type");
      }
      if (event.data().strip().equals(DONE)) {
        if (!any) {
          throw UpstreamFault.of(Reason.BAD_ANSWER, "an answer without a single chunk");
        }
        return new Step(chunks, true);
      }
      chunks.add(chunk(event.data()));
      any = true;
    }
    return new Step(chunks, false);
  }

  private ChatChunk chunk(String data) {
    try {
      Json event = JsonCodec.read(data);
      Double stated = event instanceof Json.Obj object ? dialect.statedWh(object) : null;
      statedWh = stated == null ? statedWh : stated;
      return ChatChunk.read(event);
    } catch (JsonFault notJson) {
      throw UpstreamFault.of(Reason.BAD_ANSWER, "an event that is not JSON");
    } catch (AnswerFault broken) {
      boolean said = broken.code().equals(AnswerFault.HOST_ERROR);
      throw said
          ? UpstreamFault.of(Reason.HOST_ERROR, "the host reported an error")
          : UpstreamFault.of(Reason.BAD_ANSWER, "a chunk of an unknown shape");
    }
  }
}
