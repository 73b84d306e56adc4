package nl.genaisluis.gateway.relay;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import nl.genaisluis.gateway.exchange.Ending;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.gateway.upstream.ChunkStream;
import nl.genaisluis.gateway.upstream.UpstreamFault;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.models.wire.ChatChunk;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.output.Screened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Relays one streamed answer. Confined to the event loop of the response.
///
/// ```
///   relaying ──upstream [DONE]──► closing ──on record──► [DONE]
///      │  └────fault, stop, substitution, output rule──► closing ──► error event, no [DONE]
///      └───────client gone──► upstream cancelled ──► closing
/// ```
///
/// A client that leaves when the model was done but had not said what it used does not make that
/// unknown: the counts are waited for, [#COUNTS_WAIT_MS] at most.
///
/// The last chunk is kept until the closing entry is durable, so a clean `[DONE]` means that the
/// whole exchange is on record.
final class StreamRelay {
  private static final Logger LOG = LoggerFactory.getLogger(StreamRelay.class);

  /// Counts follow the last word at once, or the host does not give them.
  private static final long COUNTS_WAIT_MS = 2_000;

  private static final String DONE = "data: [DONE]\n\n";

  private final OpenExchange exchange;
  private final Told told;
  private final HttpServerResponse response;
  private final ChunkStream upstream;
  private final Restoring restoring;
  private final Screening screening;
  private final Heads.Writer heads;
  private final EventWriter out;
  private final List<String> flags = new ArrayList<>();

  private @Nullable ChatChunk last;
  private @Nullable Usage counted;
  private boolean left;
  private boolean over;

  StreamRelay(OpenExchange exchange, Told told, HttpServerResponse response, ChunkStream upstream) {
    this.exchange = exchange;
    this.told = told;
    this.response = response;
    this.upstream = upstream;
    this.restoring = new Restoring(exchange.permit());
    this.screening =
        new Screening(exchange.outputRules(), exchange.permit().useCase().limits().output());
    this.heads = new Heads.Writer(exchange, told);
    this.out = new EventWriter(response);
  }

  void start() {
    if (response.closed()) {
      leave();
      return;
    }
    Context home = Vertx.currentContext();
    told.gone().onComplete(_ -> gone(home));
    upstream.exceptionHandler(this::broken);
    upstream.endHandler(_ -> guarded(this::complete));
    upstream.handler(chunk -> guarded(() -> chunk(chunk)));
    upstream.resume();
  }

  /// A bug in relaying ends this exchange with an error and on record; it never leaves it hanging.
  private void guarded(Runnable relaying) {
    try {
      relaying.run();
    } catch (RuntimeException bug) {
      LOG.atError()
          .addKeyValue("exchange", exchange.permit().exchange())
          .addKeyValue("cause", bug.getClass().getName())
          .log("relaying an answer failed");
      flags.add("bug");
      breakOff(Ending.UPSTREAM_FAILED, Breakage.BAD_ANSWER);
    }
  }

  private void chunk(ChatChunk chunk) {
    if (over) {
      return;
    }
    if (exchange.stopped()) {
      breakOff(Ending.STOPPED, Breakage.STOPPED);
      return;
    }
    if (!Heads.sameModel(exchange, chunk.model())) {
      breakOff(Ending.SUBSTITUTED, Breakage.SUBSTITUTED);
      return;
    }
    Usage usage = chunk.usage();
    if (usage != null) {
      counted = usage;
    }
    if (!chunk.onlyUsage()) {
      relay(chunk.withoutUsage());
    }
  }

  private void relay(ChatChunk raw) {
    Set<Integer> finished = raw.finished();
    List<AnswerField> shown = screening.push(raw.fields());
    List<AnswerField> held = finished.isEmpty() ? List.of() : screening.finish(finished::contains);
    if (refused()) {
      return;
    }
    ChatChunk chunk = heads.dressed(raw.withTexts(restoring.push(shown)));
    if (restoring.renamed()) {
      breakOff(Ending.UPSTREAM_FAILED, Breakage.BAD_ANSWER);
      return;
    }
    ChatChunk before = last;
    if (before != null) {
      write(before);
      last = null;
    }
    if (finished.isEmpty()) {
      write(chunk);
    } else {
      if (!shown.isEmpty()) {
        write(chunk.open());
      }
      sendHeld(chunk, held, finished::contains);
      last = shown.isEmpty() ? chunk : chunk.bare();
    }
    if (!left && out.full()) {
      upstream.pause();
      response.drainHandler(_ -> upstream.resume());
    }
  }

  /// True when the output rules ended the answer here.
  private boolean refused() {
    Screened end = screening.end();
    if (end == null) {
      return false;
    }
    breakOff(Farewell.of(end, exchange, told));
    return true;
  }

  private void complete() {
    if (over) {
      return;
    }
    if (exchange.stopped()) {
      breakOff(Ending.STOPPED, Breakage.STOPPED);
      return;
    }
    List<AnswerField> held = screening.finish(_ -> true);
    if (refused()) {
      return;
    }
    over = true;
    if (last == null) {
      flags.add("no_finish_reason");
    }
    ChatChunk template = last == null ? heads.empty() : last;
    sendHeld(template, held, _ -> true);
    Findings.of(exchange, screening)
        .compose(findings -> recorded(template, findings))
        .onFailure(_ -> breakResponse(Farewell.of(Ending.COMPLETED, Breakage.UNRECORDED, told)));
  }

  /// Completes when the end is on record and told; a throw on the way fails it, and no `[DONE]` is
  /// sent then.
  private Future<Void> recorded(ChatChunk template, Findings findings) {
    flags.addAll(findings.rules());
    return close(left ? Ending.CLIENT_GONE : Ending.COMPLETED)
        .map(
            footprint -> {
              end(template, footprint, findings);
              return null;
            });
  }

  private void end(ChatChunk finish, Footprint footprint, Findings findings) {
    if (response.closed()) {
      return;
    }
    Json tail = Tail.of(exchange, told, footprint, findings, usage());
    if (told.includeUsage()) {
      writeJson(finish.json());
      writeJson(heads.usage(usage()).with("sluis", tail));
    } else {
      writeJson(finish.json().with("sluis", tail));
    }
    String whole = screening.plainText();
    if (whole != null && flags.isEmpty() && stopsWell(finish)) {
      exchange.keep(whole);
    }
    out.end(DONE);
  }

  /// The model said that it was done, and not that it had to break off.
  private static boolean stopsWell(ChatChunk finish) {
    return finish.json().items("choices").size() == 1
        && finish.json().items("choices").getFirst() instanceof Json.Obj choice
        && "stop".equals(choice.text("finish_reason"));
  }

  private void broken(Throwable thrown) {
    if (over) {
      return;
    }
    if (!(thrown instanceof UpstreamFault fault)) {
      flags.add("bug");
      breakOff(Ending.UPSTREAM_FAILED, Breakage.BAD_ANSWER);
      return;
    }
    flags.add(fault.code());
    switch (fault.reason()) {
      case TIMEOUT_FIRST_BYTE, TIMEOUT_IDLE, TIMEOUT_TOTAL ->
          breakOff(Ending.TIMEOUT, Breakage.TIMEOUT);
      case CUT, CONNECT_FAILED, CANCELLED -> breakOff(Ending.UPSTREAM_CUT, Breakage.CUT);
      case STATUS_429,
          STATUS_5XX,
          STATUS_4XX,
          STATUS_OTHER,
          HOST_ERROR,
          BAD_ANSWER,
          NO_ROOM,
          MODEL_FAILED,
          UNSUPPORTED,
          HOST_RESTING,
          HOST_BUSY,
          STOPPED ->
          breakOff(Ending.UPSTREAM_FAILED, Breakage.BAD_ANSWER);
    }
  }

  private void breakOff(Ending ending, Breakage breakage) {
    breakOff(Farewell.of(ending, breakage, told));
  }

  private void breakOff(Farewell farewell) {
    over = true;
    upstream.cancel();
    flags.addAll(farewell.flags());
    close(left ? Ending.CLIENT_GONE : farewell.ending()).onComplete(_ -> breakResponse(farewell));
  }

  private void gone(@Nullable Context home) {
    left = true;
    if (home == null || last == null || counted != null) {
      leave();
      return;
    }
    home.owner().setTimer(COUNTS_WAIT_MS, _ -> leave());
    upstream.resume();
  }

  private void leave() {
    if (over) {
      return;
    }
    over = true;
    upstream.cancel();
    // Nobody is left to tell; a record that cannot be written shows as opened without closed.
    close(Ending.CLIENT_GONE).onComplete(_ -> {});
  }

  private Future<Footprint> close(Ending ending) {
    return exchange.close(ending, usage(), flags, screening.unrestored());
  }

  private Usage usage() {
    return Tail.usage(exchange, counted, screening.characters());
  }

  /// Sends what was held back in the choices that end, by the output rules and by the restorer.
  private void sendHeld(ChatChunk template, List<AnswerField> held, Predicate<Integer> choices) {
    List<String> texts = restoring.push(held);
    for (int i = 0; i < held.size(); i++) {
      if (!texts.get(i).isEmpty()) {
        write(template.carrying(Place.of(held.get(i)).holding(texts.get(i))));
      }
    }
    for (AnswerField field : restoring.finish(choices)) {
      write(template.carrying(field));
    }
  }

  private void write(ChatChunk chunk) {
    writeJson(chunk.json());
  }

  private void writeJson(Json.Obj json) {
    if (response.closed()) {
      return;
    }
    if (!response.headWritten()) {
      heads.stream(response);
    }
    out.write(json);
  }

  private void breakResponse(Farewell farewell) {
    if (response.closed() || response.ended()) {
      return;
    }
    if (!response.headWritten()) {
      heads.error(response, farewell);
      return;
    }
    out.end(farewell.json());
  }
}
