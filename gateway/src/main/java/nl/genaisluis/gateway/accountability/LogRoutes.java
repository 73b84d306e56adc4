package nl.genaisluis.gateway.accountability;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LogFiles;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Role;

/// The log as static files (C2SP tlog-tiles). Hashes and checkpoint are for everyone; entry bundles
/// only for those who may read the record. Outside `/api/v1`, because tiles must be cached.
final class LogRoutes {
  static final String BASE = "/log";
  private static final String CHECKPOINT = BASE + "/checkpoint";
  private static final String WITNESSED = BASE + "/witnessed";
  private static final String PROOFS = BASE + "/bewijs/:leafHash";
  private static final String ENTRIES = BASE + "/tile/entries/*";
  private static final String TILES = BASE + "/tile/*";

  /// The shard of one year; what is below it means the same for ever.
  private static final String YEAR = BASE + "/:year";

  private static final String YEAR_CHECKPOINT = YEAR + "/checkpoint";
  private static final String YEAR_WITNESSED = YEAR + "/witnessed";
  private static final String YEAR_ENTRIES = YEAR + "/tile/entries/*";
  private static final String YEAR_TILES = YEAR + "/tile/*";

  /// A reader asks anew each time: an old checkpoint is what somebody who hides entries would show.
  private static final String CHECKPOINT_CACHE = "no-cache";

  /// No tile changes, a partial one neither: another width is another path.
  private static final String TILE_CACHE = "public, max-age=31536000, immutable";

  /// At the top a path is that of the newest shard, so that it means something else in a new year.
  private static final String NEWEST_TILE_CACHE = "no-cache";

  private static final Pattern PROOF_FILE = Pattern.compile("([0-9a-f]{64})(?:\\.tlog-proof)?");

  private final Vertx vertx;
  private final Ledger ledger;
  private final LogFiles files;

  LogRoutes(Vertx vertx, Ledger ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.files = ledger.log();
  }

  static List<Access.Entry> entries() {
    return List.of(
        Access.Entry.open(HttpMethod.GET, CHECKPOINT),
        Access.Entry.open(HttpMethod.GET, WITNESSED),
        Access.Entry.open(HttpMethod.GET, PROOFS),
        Access.Entry.only(HttpMethod.GET, ENTRIES, Role.COMMISSIE, Role.AUDITOR),
        Access.Entry.open(HttpMethod.GET, TILES),
        Access.Entry.open(HttpMethod.GET, YEAR_CHECKPOINT),
        Access.Entry.open(HttpMethod.GET, YEAR_WITNESSED),
        Access.Entry.only(HttpMethod.GET, YEAR_ENTRIES, Role.COMMISSIE, Role.AUDITOR),
        Access.Entry.open(HttpMethod.GET, YEAR_TILES));
  }

  void mount(Router router, Access access) {
    for (String note : List.of(CHECKPOINT, WITNESSED, YEAR_CHECKPOINT, YEAR_WITNESSED)) {
      access
          .mount(router, HttpMethod.GET, note)
          .handler(context -> serve(context, "text/plain; charset=utf-8", CHECKPOINT_CACHE));
    }
    access.mount(router, HttpMethod.GET, PROOFS).handler(this::proof);
    for (String bundles : List.of(ENTRIES, YEAR_ENTRIES)) {
      access
          .mount(router, HttpMethod.GET, bundles)
          .handler(context -> serve(context, "application/octet-stream", "private, no-store"));
    }
    access
        .mount(router, HttpMethod.GET, TILES)
        .handler(context -> tile(context, NEWEST_TILE_CACHE));
    access.mount(router, HttpMethod.GET, YEAR_TILES).handler(context -> tile(context, TILE_CACHE));
  }

  /// The proof of one entry as a file to keep (C2SP tlog-proof); 404 until a checkpoint covers it.
  private void proof(RoutingContext context) {
    String name = context.pathParam("leafHash");
    Matcher hash = PROOF_FILE.matcher(name);
    context.response().putHeader("X-Content-Type-Options", "nosniff");
    if (!hash.matches()) {
      missing(context);
      return;
    }
    vertx
        .executeBlocking(() -> ledger.proof(hash.group(1)), false)
        .onSuccess(
            proof -> {
              if (proof == null) {
                missing(context);
                return;
              }
              context
                  .response()
                  .putHeader("Cache-Control", CHECKPOINT_CACHE)
                  .putHeader("Access-Control-Allow-Origin", "*")
                  .putHeader(
                      "Content-Disposition",
                      "attachment; filename=\"" + hash.group(1) + ".tlog-proof\"");
              byte[] bytes = proof.getBytes(StandardCharsets.UTF_8);
              Answers.send(context, 200, "text/plain; charset=utf-8", bytes);
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private void tile(RoutingContext context, String cache) {
    String path = path(context);
    if (LogFiles.isEntryBundle(path)) {
      // Only reached when the route with the gate did not see it for what it is.
      missing(context);
      return;
    }
    serve(context, "application/octet-stream", cache);
  }

  private void serve(RoutingContext context, String contentType, String cache) {
    String path = path(context);
    context.response().putHeader("X-Content-Type-Options", "nosniff");
    vertx
        .executeBlocking(() -> files.read(path), false)
        .onSuccess(
            bytes -> {
              if (bytes == null) {
                missing(context);
                return;
              }
              context.response().putHeader("Cache-Control", cache);
              if (!cache.startsWith("private")) {
                context.response().putHeader("Access-Control-Allow-Origin", "*");
              }
              Answers.send(context, 200, contentType, bytes);
            })
        .onFailure(fault -> Answers.fail(context, fault));
  }

  private static void missing(RoutingContext context) {
    context.response().setStatusCode(404).putHeader("Cache-Control", "no-store").end();
  }

  private static String path(RoutingContext context) {
    String path = context.normalizedPath();
    return path.length() > BASE.length() ? path.substring(BASE.length() + 1) : "";
  }
}
