package nl.genaisluis.gateway.accountability;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.stream.Stream;
import nl.genaisluis.gateway.erasure.Erasures;
import nl.genaisluis.gateway.erasure.UseLog;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Access.Entry;
import nl.genaisluis.gateway.identity.Role;

/// The door of the accountability API. The lines of [#entries] belong in the gateway's access
/// table; [#mount] then puts every route behind its gate.
public final class AccountabilityApi {
  /// A stop with its reason is far below this.
  private static final long BODY_BYTES_MAX = 8_192;

  private static final String BASE = Frame.BASE;

  /// One route of `/api/v1`, with who may call it.
  private record Operation(Entry entry, boolean body, Handler<RoutingContext> work) {}

  private final List<Operation> operations;
  private final List<ApiOperation> others;
  private final LogRoutes log;

  /// @param parts resources that are made elsewhere
  public AccountabilityApi(Vertx vertx, Sources sources, List<ApiPart> parts) {
    RegisterRoutes registers = new RegisterRoutes(sources);
    StopRoutes stops = new StopRoutes(sources.stops(), sources.catalogue());
    ProofRoutes proofs = new ProofRoutes(vertx, sources.ledger());
    VerificationRoutes verifications = new VerificationRoutes(vertx, sources.ledger());
    Looks looks = new Looks(vertx, sources.ledger());
    DecisionRoutes decisions = new DecisionRoutes(looks, sources.index(), sources.ledger());
    ReviewRoutes reviews = new ReviewRoutes(sources.reviews(), looks, sources.clock());
    FigureRoutes figures = new FigureRoutes(vertx, sources.figures(), sources.clock());
    byte[] description = OpenApi.document(sources.identity());
    List<Operation> own =
        List.of(
            open("/openapi.json", context -> OpenApi.serve(context, description)),
            open("/toepassingen", registers::useCases),
            open("/toepassingen/:id", registers::useCase),
            open("/modellen", registers::models),
            open("/modellen/:id", registers::model),
            open("/regels", registers::rules),
            open("/cijfers/:maand", figures::month),
            open("/bewijzen/:leafHash", proofs::proof),
            readers("/beslissingen", decisions::list),
            readers("/beslissingen/:id", decisions::detail),
            readers("/uitspraken", reviews::all),
            readers("/uitspraken/:id", reviews::one),
            committee("/uitspraken", reviews::give),
            new Operation(
                Entry.only(HttpMethod.POST, BASE + "/controles", Role.COMMISSIE, Role.AUDITOR),
                false,
                verifications::verify),
            stoppers(HttpMethod.GET, "/stops", stops::all),
            stoppers(HttpMethod.POST, "/stops", stops::set),
            stoppers(HttpMethod.DELETE, "/stops/:id", stops::lift));
    operations = Stream.concat(own.stream(), erasing(vertx, sources, looks).stream()).toList();
    others = parts.stream().flatMap(part -> part.operations().stream()).toList();
    log = new LogRoutes(vertx, sources.ledger());
  }

  /// What bears on persons: erasing, holding, the use log and the vault.
  private static List<Operation> erasing(Vertx vertx, Sources sources, Looks looks) {
    UseLog useLog = new UseLog(vertx, sources.ledger(), sources.clock());
    ErasureRoutes erasures =
        new ErasureRoutes(new Erasures(sources.ledger(), useLog), sources.holds(), useLog);
    VaultRoutes vault = new VaultRoutes(looks, sources.ledger());
    return List.of(
        posted("/wissingen", erasures::erase, Role.BEHEERDER),
        posted("/raadplegingen", erasures::look, Role.AUDITOR),
        readers("/bewaarplichten", erasures::holds),
        posted("/bewaarplichten", erasures::hold, Role.COMMISSIE, Role.AUDITOR),
        released("/bewaarplichten/:id", erasures::release),
        only("/kluizen/:id", vault::record, Role.COMMISSIE));
  }

  /// The routes of this API and of the log, with who may call them.
  public List<Entry> entries() {
    return Stream.of(
            operations.stream().map(Operation::entry),
            others.stream().map(ApiOperation::entry),
            LogRoutes.entries().stream())
        .flatMap(entries -> entries)
        .toList();
  }

  /// Puts the routes on this router. Fails when the table lacks one of [#entries].
  public void mount(Router router, Access access) {
    Frame frame = new Frame(entries());
    frame.first(router);
    for (Operation operation : operations) {
      long bodyBytesMax = operation.body() ? BODY_BYTES_MAX : 0;
      mount(router, access, new ApiOperation(operation.entry(), bodyBytesMax, operation.work()));
    }
    for (ApiOperation operation : others) {
      mount(router, access, operation);
    }
    log.mount(router, access);
    frame.last(router);
  }

  private static void mount(Router router, Access access, ApiOperation operation) {
    Entry entry = operation.entry();
    Route route = access.mount(router, entry.method(), entry.path());
    route.handler(Answers.guarded(operation.admit()));
    if (operation.bodyBytesMax() > 0) {
      // Behind the gate, and wrapped: Vert.x Web wants a bare body handler before all others.
      BodyHandler reader = BodyHandler.create(false).setBodyLimit(operation.bodyBytesMax());
      route.handler(context -> reader.handle(context));
    }
    route.handler(Answers.guarded(operation.work()));
    route.failureHandler(Answers::failed);
  }

  /// Open to everyone, from scripts of every site as well: what is public needs no credential.
  private static Operation open(String path, Handler<RoutingContext> work) {
    Handler<RoutingContext> shared =
        context -> {
          context
              .response()
              .putHeader("Access-Control-Allow-Origin", "*")
              .putHeader("Access-Control-Expose-Headers", "API-Version");
          work.handle(context);
        };
    return new Operation(Entry.open(HttpMethod.GET, BASE + path), false, shared);
  }

  private static Operation readers(String path, Handler<RoutingContext> work) {
    Entry entry = Entry.only(HttpMethod.GET, BASE + path, Role.COMMISSIE, Role.AUDITOR);
    return new Operation(entry, false, work);
  }

  private static Operation committee(String path, Handler<RoutingContext> work) {
    return new Operation(Entry.only(HttpMethod.POST, BASE + path, Role.COMMISSIE), true, work);
  }

  private static Operation only(String path, Handler<RoutingContext> work, Role role) {
    return new Operation(Entry.only(HttpMethod.GET, BASE + path, role), false, work);
  }

  private static Operation posted(
      String path, Handler<RoutingContext> work, Role first, Role... others) {
    Entry entry = Entry.only(HttpMethod.POST, BASE + path, first, others);
    return new Operation(entry, true, work);
  }

  private static Operation released(String path, Handler<RoutingContext> work) {
    Entry entry = Entry.only(HttpMethod.DELETE, BASE + path, Role.COMMISSIE, Role.AUDITOR);
    return new Operation(entry, false, work);
  }

  private static Operation stoppers(HttpMethod method, String path, Handler<RoutingContext> work) {
    Entry entry = Entry.only(method, BASE + path, Role.BEHEERDER, Role.COMMISSIE);
    return new Operation(entry, method.equals(HttpMethod.POST), work);
  }
}
