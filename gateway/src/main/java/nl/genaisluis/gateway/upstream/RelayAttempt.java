package nl.genaisluis.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// One request to one host, from connecting to the last byte. Confined to one event loop.
///
/// States: connecting → asked → answering → over; every way out passes [#fail], [#stop] or the end
/// of the answer, and each of them stops the clock.
final class RelayAttempt implements ChunkQueue.Source {
  private static final long CANCEL = 8; // RFC 9113 §7: the stream is no longer needed
  private static final long TAIL_MS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final Call call;
  private final RelayBounds bounds;
  private final Promise<Reply> promise = Promise.promise();
  private final ChunkQueue queue;
  private final ChunkReader reader;
  private final Watch watch;
  private final Gathering gathering;
  private final Buffer whole = Buffer.buffer();
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private long bytes;
  private long gathered;
  private boolean asked;
  private boolean reading;
  private boolean closed;

  /// The timer that gives up waiting for the end after `[DONE]`; no timer has id -1.
  private long tail = -1;

  private boolean over;

  RelayAttempt(Vertx vertx, Call call, RelayBounds bounds, Gathering gathering) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.call = call;
    this.bounds = bounds;
    this.gathering = gathering;
    this.queue = new ChunkQueue(context, this);
    this.reader = new ChunkReader(bounds.eventBytesMax(), call.dialect());
    this.watch = new Watch(vertx, call.deadlines(), this::fail);
  }

  Future<Reply> start(Door door, Future<?> gone) {
    gone.onComplete(_ -> context.runOnContext(_ -> giveUp()));
    door.request(call.provider(), HttpMethod.POST, call.path())
        .onComplete(connected -> context.runOnContext(_ -> send(connected.result())));
    return promise.future();
  }

  private void send(@Nullable HttpClientRequest connected) {
    if (connected == null) {
      fail(UpstreamFault.of(Reason.CONNECT_FAILED, "no connection"));
      return;
    }
    request = connected;
    connected.exceptionHandler(_ -> fail(UpstreamFault.of(Reason.CUT, "the connection broke")));
    if (over) {
      connected.reset(CANCEL);
      return;
    }
    watch.connected();
    call.headers().forEach(connected::putHeader);
    connected
        .setFollowRedirects(false)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.ACCEPT, call.streamed() ? "text/event-stream" : "application/json")
        .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity")
        .putHeader(HttpHeaders.USER_AGENT, "genai-sluis");
    connected
        .send(Buffer.buffer(JsonCodec.write(call.body())))
        .onSuccess(this::answered)
        .onFailure(_ -> fail(UpstreamFault.of(Reason.CUT, "no answer came")));
  }

  private void answered(HttpClientResponse answer) {
    if (over) {
      return;
    }
    response = answer;
    answer.pause();
    answer.exceptionHandler(_ -> fail(UpstreamFault.of(Reason.CUT, "the answer was cut")));
    if (answer.statusCode() != 200) {
      fail(UpstreamFault.ofStatus(answer.statusCode(), retryAfter(answer)));
      return;
    }
    if (!inProtocol(answer)) {
      fail(UpstreamFault.of(Reason.BAD_ANSWER, "another content type than asked"));
      return;
    }
    answer.handler(this::read).endHandler(_ -> ended());
    more();
  }

  private boolean inProtocol(HttpClientResponse answer) {
    String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
    String encoding = answer.getHeader(HttpHeaders.CONTENT_ENCODING);
    String media = type == null ? "" : type.split(";", 2)[0].strip();
    boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
    return plain
        && media.equalsIgnoreCase(call.streamed() ? "text/event-stream" : "application/json");
  }

  private static @Nullable Duration retryAfter(HttpClientResponse answer) {
    String header = answer.getHeader(HttpHeaders.RETRY_AFTER);
    if (header == null || !header.strip().matches("[0-9]{1,5}")) {
      return null;
    }
    return Duration.ofSeconds(Long.parseLong(header.strip()));
  }

  /// Asks the host for one more read when the reader is hungry, or nobody reads yet.
  @Override
  public void more() {
    boolean wanted = !call.streamed() || !promise.future().isComplete() || queue.hungry();
    if (response != null && !over && !asked && !reading && wanted) {
      asked = true;
      watch.asked();
      response.fetch(1);
    }
  }

  private void read(Buffer buffer) {
    asked = false;
    if (over) {
      return;
    }
    watch.heard();
    bytes += buffer.length();
    if (bytes > (call.streamed() ? bounds.streamBytesMax() : bounds.wholeBytesMax())) {
      fail(UpstreamFault.of(Reason.BAD_ANSWER, "the answer is larger than its bound"));
      return;
    }
    if (call.streamed()) {
      take(() -> reader.read(buffer.getBytes()));
    } else {
      watch.begun();
      gather(buffer);
    }
    more();
  }

  private void gather(Buffer buffer) {
    if (!gathering.take(buffer.length())) {
      fail(UpstreamFault.of(Reason.NO_ROOM, "too much is gathered at the same time"));
      return;
    }
    whole.appendBuffer(buffer);
    gathered += buffer.length();
  }

  /// Nothing is gathered any more.
  private void letGo() {
    gathering.giveBack(gathered);
    gathered = 0;
  }

  /// Hands on what the reader made of the bytes. Reading on waits until all of it is in the queue.
  private void take(Decoding decoding) {
    ChunkReader.Step step;
    try {
      step = decoding.step();
    } catch (UpstreamFault broken) {
      fail(broken);
      return;
    }
    reading = true;
    step.chunks().forEach(queue::add);
    reading = false;
    if (over || (step.chunks().isEmpty() && !step.done())) {
      return;
    }
    if (!promise.future().isComplete()) {
      watch.begun();
      promise.complete(new Reply.Chunks(queue));
    }
    if (step.done()) {
      finish();
    }
  }

  @FunctionalInterface
  private interface Decoding {
    ChunkReader.Step step();
  }

  /// The host closed its answer.
  private void ended() {
    asked = false;
    closed = true;
    if (over) {
      vertx.cancelTimer(tail);
      return;
    }
    if (call.streamed()) {
      take(reader::end);
      return;
    }
    Json body;
    try {
      body = JsonCodec.read(whole.getBytes());
    } catch (JsonFault notJson) {
      fail(UpstreamFault.of(Reason.BAD_ANSWER, "the answer is not JSON"));
      return;
    }
    if (!(body instanceof Json.Obj object)) {
      fail(UpstreamFault.of(Reason.BAD_ANSWER, "the answer is not an object"));
      return;
    }
    Json error = object.get("error");
    if (error != null && !(error instanceof Json.Null)) {
      fail(UpstreamFault.of(Reason.HOST_ERROR, "the host reported an error"));
      return;
    }
    over = true;
    watch.stop();
    letGo();
    promise.complete(new Reply.Whole(object));
  }

  /// The host said that it is done: the connection may serve another call once its last bytes came.
  private void finish() {
    over = true;
    watch.stop();
    if (!closed && response != null && request != null) {
      HttpClientRequest own = request;
      tail = vertx.setTimer(TAIL_MS, _ -> own.reset(CANCEL));
      // The handlers stay: they pass over what comes now, and one of them sees the end.
      response.resume();
    }
    queue.complete();
  }

  private void giveUp() {
    if (promise.future().isComplete()) {
      queue.cancel();
    } else {
      fail(UpstreamFault.of(Reason.CANCELLED, "nobody waits for the answer"));
    }
  }

  @Override
  public @Nullable Double statedWh() {
    return reader.statedWh();
  }

  @Override
  public void stop() {
    over = true;
    watch.stop();
    letGo();
    if (request == null || closed) {
      // A connection whose answer came to its end may already serve another call.
      return;
    }
    if (response != null) {
      // The library gives the buffers of a connection that closes back only when it is read from.
      response.resume();
    }
    request.reset(CANCEL);
  }

  private void fail(UpstreamFault fault) {
    if (over) {
      return;
    }
    stop();
    if (!promise.tryFail(fault)) {
      queue.fail(fault);
    }
  }
}
