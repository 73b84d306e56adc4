package nl.genaisluis.gateway.file;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.ApiOperation;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.accountability.InputFault;
import nl.genaisluis.gateway.exchange.Unavailable;
import nl.genaisluis.gateway.identity.Access.Entry;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.personal.Scrubbed;

/// The door of this package: the route that takes a file and answers with its text.
public final class FileApi implements ApiPart {
  /// The longest file.
  static final int BYTES_MAX = 10 << 20;

  private static final String PLACE = "file-place";
  private static final String PATH = BASE + "/bestanden";
  private static final int NAME_MAX = 120;

  /// Files that are being sent or read at the same time; all of them are in memory.
  private static final int AT_ONCE_MAX = 8;

  private final Vertx vertx;
  private final Function<List<Leaf>, Future<Scrubbed>> masking;
  private final ReaderProcess reader = new ReaderProcess();
  private final Semaphore room = new Semaphore(AT_ONCE_MAX);

  /// @param masking finds the personal data in texts; fails when it cannot say
  public FileApi(Vertx vertx, Function<List<Leaf>, Future<Scrubbed>> masking) {
    this.vertx = vertx;
    this.masking = masking;
  }

  @Override
  public List<ApiOperation> operations() {
    Entry entry =
        Entry.only(
            HttpMethod.POST, PATH, Role.MEDEWERKER, Role.COMMISSIE, Role.AUDITOR, Role.BEHEERDER);
    return List.of(new ApiOperation(entry, BYTES_MAX, this::admit, this::read));
  }

  /// Lets a file in when there is room for it, before its first byte is read.
  private void admit(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    String plain = type == null ? "" : type.toLowerCase(Locale.ROOT);
    if (plain.startsWith("multipart/") || plain.startsWith("application/x-www-form-urlencoded")) {
      throw new ApiFault(
          415,
          "unsupported_media_type",
          "Verkeerd soort inhoud",
          "Stuur het bestand zelf als inhoud, niet als formulier.");
    }
    if (!room.tryAcquire()) {
      throw new ApiFault(503, "overloaded", "Het is nu te druk", "Probeer het later opnieuw.");
    }
    Place place = new Place(room);
    context.put(PLACE, place);
    context.addEndHandler(_ -> place.leftByCaller());
    context.next();
  }

  private void read(RoutingContext context) {
    MultiMap query = Input.query(context, "naam");
    String name = Input.words(query, "naam").strip();
    Sort sort = Sort.named(name);
    if (name.length() > NAME_MAX || name.contains("/") || name.contains("\\") || sort == null) {
      throw new InputFault(
          "naam",
          "Geef een bestandsnaam van hoogstens "
              + NAME_MAX
              + " tekens die eindigt op: "
              + String.join(", ", Sort.codes())
              + ".");
    }
    Buffer body = context.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    Place place = context.get(PLACE);
    place.reading();
    Answers.whenReady(
        context,
        aside(() -> reader.text(sort, bytes))
            .compose(text -> masked(name, sort, text))
            .recover(thrown -> Future.failedFuture(told(thrown)))
            .onComplete(_ -> place.done()));
  }

  /// The room that one file takes. A caller who leaves gives it back only when nothing is read yet:
  /// the bytes stay as long as the reading does. Confined to one event loop.
  private static final class Place {
    private final Semaphore room;
    private boolean reading;
    private boolean free;

    Place(Semaphore room) {
      this.room = room;
    }

    void reading() {
      reading = true;
    }

    void leftByCaller() {
      if (!reading) {
        done();
      }
    }

    void done() {
      if (!free) {
        free = true;
        room.release();
      }
    }
  }

  private Future<Json.Obj> masked(String name, Sort sort, String text) {
    List<Leaf> leaves =
        List.of(
            new Leaf("/naam", -1, null, -1, false, name),
            new Leaf("/tekst", -1, null, -1, false, text));
    return masking.apply(leaves).map(scrubbed -> answer(name, sort, text, scrubbed));
  }

  private static Json.Obj answer(String name, Sort sort, String text, Scrubbed scrubbed) {
    List<Json> places = new ArrayList<>();
    for (PersonalFinding finding : scrubbed.findings()) {
      if (finding.leaf() == 1) {
        places.add(
            Json.object(
                "start", Json.of(finding.start()),
                "einde", Json.of(finding.end()),
                "soort", Json.of(finding.type().name()),
                "vervanger", Json.ofNullable(finding.placeholder()),
                "regel", Json.of(finding.rule())));
      }
    }
    Json.Obj counts = Json.Obj.EMPTY;
    for (Map.Entry<String, Integer> count : scrubbed.counts().entrySet()) {
      counts = counts.with(count.getKey(), Json.of(count.getValue()));
    }
    return Json.object(
        "naam", Json.of(name),
        "naamGemaskeerd", Json.of(scrubbed.texts().getFirst()),
        "soort", Json.of(sort.code()),
        "tekens", Json.of(text.length()),
        "tekst", Json.of(text),
        "aantallen", counts,
        "plaatsen", Json.array(places),
        "bijzonder", Json.array(scrubbed.specialCategories().stream().map(Json::of).toList()));
  }

  static Throwable told(Throwable thrown) {
    return switch (thrown) {
      case ReadFault fault ->
          new ApiFault(
              422, fault.reason().code(), "Geen tekst uit dit bestand", fault.reason().advice());
      case Unavailable full ->
          new ApiFault(503, full.code(), "Het is nu te druk", "Probeer het later opnieuw.");
      default -> thrown;
    };
  }

  /// Runs work that waits on a virtual thread; completes on the caller's context.
  private <T> Future<T> aside(Callable<T> work) {
    Context context = vertx.getOrCreateContext();
    Promise<T> done = Promise.promise();
    Thread.ofVirtual()
        .name("file")
        .start(
            () -> {
              try {
                T result = work.call();
                context.runOnContext(_ -> done.complete(result));
              } catch (Exception | LinkageError thrown) {
                context.runOnContext(_ -> done.fail(thrown));
              }
            });
    return done.future();
  }
}
