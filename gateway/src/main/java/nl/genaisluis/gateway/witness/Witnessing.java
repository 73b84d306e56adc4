package nl.genaisluis.gateway.witness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.Shard;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.WitnessKey;
import nl.genaisluis.audit.witness.AddCheckpoint;
import nl.genaisluis.audit.witness.Witness;
import nl.genaisluis.gateway.egress.Egress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends new checkpoints to witnesses, to each at its own pace, and hands what they sign to the
/// ledger.
public final class Witnessing {
  private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);

  /// Between two questions to one witness. A checkpoint a minute old under another's name says as
  /// much as one a second old.
  private static final Duration EVERY = Duration.ofSeconds(5);

  /// Times that the last checkpoint of a year that is over is offered before the next year's are.
  private static final int OFFERS_MAX = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final Ledger ledger;
  private final Egress egress;
  private final List<Known> witnesses;

  /// A witness of the configuration.
  ///
  /// @param purpose its destination at the egress door
  public record Known(String purpose, WitnessKey key) {}

  public Witnessing(Ledger ledger, Egress egress, List<Known> witnesses) {
    this.ledger = ledger;
    this.egress = egress;
    this.witnesses = List.copyOf(witnesses);
  }

  /// Begins, and goes on until Vert.x is closed.
  public void start(Vertx vertx) {
    for (Known known : witnesses) {
      Talk talk = new Talk(vertx, known);
      vertx.getOrCreateContext().runOnContext(_ -> talk.begin());
    }
  }

  /// The talk with one witness. Its fields are confined to one event loop.
  private final class Talk {
    private final Vertx vertx;
    private final Known witness;
    private long old;
    private @Nullable String cosigned;
    private @Nullable Shard shard;

    /// Times that the last checkpoint of a shard that was left behind has been offered; 0 while the
    /// shard is the newest one.
    private int offers;

    /// Whether this witness cosigned that checkpoint.
    private boolean turned;

    Talk(Vertx vertx, Known witness) {
      this.vertx = vertx;
      this.witness = witness;
    }

    /// Begins with the year that is over when this witness has not cosigned the end of it.
    void begin() {
      vertx
          .<@Nullable Shard>executeBlocking(this::leftBehind, false)
          .onSuccess(left -> shard = left)
          .onComplete(_ -> ask());
    }

    private @Nullable Shard leftBehind() {
      List<Shard> shards = ledger.log().shards();
      if (shards.size() < 2) {
        return null;
      }
      Shard before = shards.get(shards.size() - 2);
      byte[] last = ledger.log().read(before.year() + "/checkpoint");
      byte[] witnessed = ledger.log().read(before.year() + "/witnessed");
      if (last == null || witnessed == null) {
        return last == null ? null : before;
      }
      SignedNote signed = SignedNote.parse(witnessed);
      boolean whole =
          signed.text().equals(SignedNote.parse(last).text())
              && witness.key().cosigned(signed) != null;
      return whole ? null : before;
    }

    void ask() {
      Shard current = turn();
      long from = old;
      vertx
          .executeBlocking(() -> ledger.log().addCheckpoint(current, from), false)
          .compose(this::send)
          .onFailure(
              fault ->
                  LOG.warn(
                      "witness does not sign witness={} fault={}",
                      witness.key().name(),
                      fault.getClass().getName()))
          .onComplete(_ -> vertx.setTimer(EVERY.toMillis(), _ -> ask()));
    }

    /// The shard whose checkpoint is sent. One that was left behind gets its last checkpoint
    /// cosigned first, unless the witness does not for a while; of the next one the witness saw
    /// nothing yet.
    private Shard turn() {
      Shard newest = ledger.log().shards().getLast();
      Shard before = shard;
      if (before == null || (!before.equals(newest) && (turned || offers >= OFFERS_MAX))) {
        shard = newest;
        offers = 0;
        turned = false;
        old = 0;
        cosigned = null;
        return newest;
      }
      offers = before.equals(newest) ? 0 : offers + 1;
      return before;
    }

    private Future<Void> send(@Nullable AddCheckpoint request) {
      if (request == null) {
        // The witness saw more than this log has now: the log was set back, and cannot hide it.
        LOG.error("witness saw a longer log witness={} size={}", witness.key().name(), old);
        old = 0;
        return Future.succeededFuture();
      }
      if (request.checkpoint().text().equals(cosigned)) {
        turned = offers > 0;
        return Future.succeededFuture();
      }
      return egress
          .request(witness.purpose(), HttpMethod.POST, "/add-checkpoint")
          .compose(
              post -> {
                post.idleTimeout(PATIENCE.toMillis());
                post.putHeader("Content-Type", "text/plain; charset=utf-8");
                return post.send(Buffer.buffer(request.bytes()))
                    .compose(
                        response ->
                            body(post, response)
                                .compose(body -> heard(request, response.statusCode(), body)));
              });
    }

    private Future<Void> heard(AddCheckpoint request, int status, String body) {
      if (status == CONFLICT && body.strip().matches("0|[1-9][0-9]{0,17}")) {
        old = Long.parseLong(body.strip());
        return Future.succeededFuture();
      }
      if (status != OK) {
        LOG.warn("witness refuses witness={} status={}", witness.key().name(), status);
        return Future.succeededFuture();
      }
      return vertx
          .executeBlocking(
              () -> {
                ledger.cosigned(Witness.accept(request.checkpoint(), body, witness.key()));
                return Checkpoint.parse(request.checkpoint().text()).head().size();
              },
              false)
          .map(
              size -> {
                old = size;
                cosigned = request.checkpoint().text();
                turned = offers > 0;
                return null;
              });
    }
  }

  /// The body of an answer, which must be short.
  private static Future<String> body(HttpClientRequest post, HttpClientResponse response) {
    Promise<String> whole = Promise.promise();
    Buffer got = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.endHandler(_ -> whole.tryComplete(got.toString()));
    response.handler(
        piece -> {
          got.appendBuffer(piece);
          if (got.length() > AddCheckpoint.BYTES_MAX) {
            var _ = post.reset();
            whole.tryFail("answer is too long");
          }
        });
    return whole.future();
  }
}
