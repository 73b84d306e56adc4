package nl.genaisluis.gateway.relay;

import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.exchange.Ending;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.AnswerFault;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.models.wire.ChatAnswer;
import nl.genaisluis.models.wire.EmbeddingAnswer;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.output.Screened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Relays one answer that came whole. Confined to the event loop of the response; the closing entry
/// is durable before the caller reads the first byte.
final class WholeRelay {
  private static final Logger LOG = LoggerFactory.getLogger(WholeRelay.class);

  private final OpenExchange exchange;
  private final Told told;
  private final HttpServerResponse response;
  private final Heads.Writer heads;
  private final List<String> flags = new ArrayList<>();
  private @Nullable String keepable;

  WholeRelay(OpenExchange exchange, Told told, HttpServerResponse response) {
    this.exchange = exchange;
    this.told = told;
    this.response = response;
    this.heads = new Heads.Writer(exchange, told);
  }

  void chat(Json.Obj body) {
    guarded(() -> relayChat(body));
  }

  void embeddings(Json.Obj body) {
    guarded(() -> relayEmbeddings(body));
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
      unexpected();
    }
  }

  private void relayChat(Json.Obj body) {
    ChatAnswer answer;
    try {
      answer = ChatAnswer.read(body);
    } catch (AnswerFault fault) {
      flags.add(fault.code());
      unexpected();
      return;
    }
    if (!Heads.sameModel(exchange, answer.model())) {
      breakOff(
          Farewell.of(Ending.SUBSTITUTED, Breakage.SUBSTITUTED, told),
          Tail.usage(exchange, answer.usage(), 0),
          "");
      return;
    }
    List<AnswerField> fields = answer.fields();
    long characters = fields.stream().mapToLong(field -> field.text().length()).sum();
    Screening screening =
        new Screening(exchange.outputRules(), exchange.permit().useCase().limits().output());
    exchange
        .check(
            (int) Math.min(characters, Integer.MAX_VALUE),
            () -> {
              screening.whole(fields);
              return screening;
            })
        .onSuccess(read -> guarded(() -> screened(answer, read)))
        .onFailure(_ -> unchecked(answer.usage()));
  }

  private void screened(ChatAnswer answer, Screening screening) {
    Usage usage = Tail.usage(exchange, answer.usage(), screening.characters());
    Screened end = screening.end();
    if (end != null) {
      breakOff(Farewell.of(end, exchange, told), usage, screening.unrestored());
      return;
    }
    List<String> texts = restored(new Restoring(exchange.permit()), answer.fields());
    ChatAnswer out = answer.withTexts(texts).withId(heads.id()).withModel(heads.model());
    Json.Obj written = out.json().with("usage", Heads.Writer.usageJson(usage));
    Findings.of(exchange, screening)
        .onSuccess(
            findings ->
                guarded(
                    () -> {
                      keep(answer, screening, findings);
                      finish(written, usage, screening.unrestored(), findings);
                    }))
        .onFailure(_ -> unexpected());
  }

  /// Remembers what may be kept once the end is on record.
  private void keep(ChatAnswer answer, Screening screening, Findings findings) {
    List<Json> choices = answer.json().items("choices");
    boolean well =
        choices.size() == 1
            && choices.getFirst() instanceof Json.Obj choice
            && "stop".equals(choice.text("finish_reason"));
    keepable = well && flags.isEmpty() && findings.rules().isEmpty() ? screening.plainText() : null;
  }

  /// The output rules had no room to run, so nothing of the answer is shown.
  private void unchecked(@Nullable Usage said) {
    Screened end = new Screened.Undecided("overloaded");
    breakOff(Farewell.of(end, exchange, told), Tail.usage(exchange, said, 0), "");
  }

  private void relayEmbeddings(Json.Obj body) {
    EmbeddingAnswer answer;
    try {
      answer = EmbeddingAnswer.read(body);
    } catch (AnswerFault fault) {
      flags.add(fault.code());
      unexpected();
      return;
    }
    if (!Heads.sameModel(exchange, answer.model())) {
      breakOff(Ending.SUBSTITUTED, Breakage.SUBSTITUTED);
      return;
    }
    Usage usage = Tail.usage(exchange, answer.usage(), 0);
    Json.Obj counts =
        Json.object(
            "prompt_tokens", Json.of(usage.input()), "total_tokens", Json.of(usage.input()));
    Json.Obj written = answer.json().with("model", Json.of(heads.model())).with("usage", counts);
    finish(written, usage, "", new Findings(List.of(), List.of()));
  }

  /// The host answered in a shape that cannot be relayed.
  void unexpected() {
    breakOff(Ending.UPSTREAM_FAILED, Breakage.BAD_ANSWER);
  }

  private void finish(Json.Obj body, Usage usage, String unrestored, Findings findings) {
    if (exchange.stopped()) {
      breakOff(Farewell.of(Ending.STOPPED, Breakage.STOPPED, told), usage, unrestored);
      return;
    }
    Ending ending = response.closed() ? Ending.CLIENT_GONE : Ending.COMPLETED;
    flags.addAll(findings.rules());
    exchange
        .close(ending, usage, flags, unrestored)
        .onSuccess(footprint -> write(body, usage, footprint, findings, ending))
        .onFailure(_ -> fail(Farewell.of(ending, Breakage.UNRECORDED, told)));
  }

  private void write(
      Json.Obj body, Usage usage, Footprint footprint, Findings findings, Ending ending) {
    String whole = keepable;
    if (whole != null && ending == Ending.COMPLETED) {
      exchange.keep(whole);
    }
    if (!response.closed()) {
      Json.Obj tail = Tail.of(exchange, told, footprint, findings, usage);
      heads.whole(response, body.with("sluis", tail), footprint.energy());
    }
  }

  private void breakOff(Ending ending, Breakage breakage) {
    breakOff(Farewell.of(ending, breakage, told), Tail.usage(exchange, null, 0), "");
  }

  private void breakOff(Farewell farewell, Usage usage, String unrestored) {
    flags.addAll(farewell.flags());
    exchange.close(farewell.ending(), usage, flags, unrestored).onComplete(_ -> fail(farewell));
  }

  private void fail(Farewell farewell) {
    if (!response.closed() && !response.ended()) {
      heads.error(response, farewell);
    }
  }

  private static List<String> restored(Restoring restoring, List<AnswerField> fields) {
    List<String> texts = new ArrayList<>(fields.size());
    for (AnswerField field : fields) {
      String start = restoring.push(List.of(field)).getFirst();
      StringBuilder whole = new StringBuilder(start);
      for (AnswerField rest : restoring.finish(_ -> true)) {
        whole.append(rest.text());
      }
      texts.add(whole.toString());
    }
    return texts;
  }
}
