package nl.genaisluis.gateway.conversation;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import nl.genaisluis.gateway.accountability.ApiOperation;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.exchange.UseLines;
import nl.genaisluis.gateway.exchange.UseTerms;
import nl.genaisluis.gateway.identity.Access.Entry;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of this package: opens the store and gives the routes.
public final class ConversationApi implements ApiPart, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationApi.class);
  private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();

  private static final long KEEP_USE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Shelf shelf;
  private final OwnUse ownUse;
  private final List<ApiOperation> operations;

  /// Where the store is and what it follows.
  ///
  /// @param data its own folder
  /// @param keys folder of keys, outside all data
  /// @param nodes with whom the store is shared; null when it is a file in the folder
  public record Place(Path data, Path keys, @Nullable Nodes nodes) {
    private Shelf shelf(Clock clock) {
      return nodes == null
          ? Shelf.open(data, keys, clock)
          : Shelf.open(new JointDatabase(nodes), keys, clock);
    }
  }

  /// What the routes read and where they put on record.
  ///
  /// @param catalogue the use cases that hold now; asked anew for each request
  public record Books(Supplier<Catalogue> catalogue, Recorder recorder, UseTerms terms) {}

  private ConversationApi(Setup setup, OwnUse ownUse, UseLines uses) {
    this.shelf = setup.shelf();
    this.ownUse = ownUse;
    ConversationRoutes conversations = new ConversationRoutes(setup);
    ExportRoute export = new ExportRoute(setup);
    DocumentRoutes documents = new DocumentRoutes(setup, conversations);
    String one = ConversationRoutes.RESOURCE + "/:id";
    int bytes = ConversationRoutes.BODY_BYTES_MAX;
    List<ApiOperation> all =
        new ArrayList<>(
            List.of(
                people(HttpMethod.GET, ConversationRoutes.RESOURCE, 0, conversations::list),
                people(HttpMethod.POST, ConversationRoutes.RESOURCE, bytes, conversations::create),
                people(HttpMethod.GET, ConversationRoutes.RESOURCE + "/export", 0, export::export),
                people(
                    HttpMethod.POST,
                    ConversationRoutes.RESOURCE + "/export",
                    bytes,
                    documents::sent),
                people(HttpMethod.GET, one + "/export", 0, documents::kept),
                people(HttpMethod.GET, one, 0, conversations::one),
                people(HttpMethod.PUT, one, bytes, conversations::change),
                people(HttpMethod.DELETE, one, 0, conversations::delete)));
    all.addAll(own(setup));
    ConditionRoutes conditions = new ConditionRoutes(setup, uses);
    all.add(people(HttpMethod.GET, ConditionRoutes.RESOURCE, 0, conditions::read));
    all.add(
        people(
            HttpMethod.PUT,
            ConditionRoutes.RESOURCE,
            ConditionRoutes.BODY_BYTES_MAX,
            conditions::confirm));
    all.add(people(HttpMethod.GET, UseRoutes.RESOURCE, 0, new UseRoutes(setup, ownUse)::read));
    all.addAll(cases(new CaseRoutes(setup, CaseForm.REQUEST)));
    all.addAll(cases(new CaseRoutes(setup, CaseForm.OBJECTION)));
    this.operations = List.copyOf(all);
  }

  /// Takes up the terms that hold now: a use case may have a shorter one than before.
  private static void shorten(Shelf shelf, Catalogue now) {
    for (UseCase useCase : now.useCases().useCases()) {
      shelf.shorten(useCase.id(), Duration.ofDays(useCase.limits().contentDays()));
    }
  }

  private static List<ApiOperation> own(Setup setup) {
    TemplateRoutes templates = new TemplateRoutes(setup);
    PreferenceRoutes preferences = new PreferenceRoutes(setup);
    String all = TemplateRoutes.RESOURCE;
    int bytes = TemplateRoutes.BODY_BYTES_MAX;
    return List.of(
        people(HttpMethod.GET, all, 0, templates::list),
        people(HttpMethod.POST, all, bytes, templates::create),
        people(HttpMethod.GET, all + "/export", 0, templates::export),
        people(HttpMethod.POST, all + "/import", bytes, templates::take),
        people(HttpMethod.GET, all + "/:id", 0, templates::one),
        people(HttpMethod.PUT, all + "/:id", bytes, templates::replace),
        people(HttpMethod.DELETE, all + "/:id", 0, templates::delete),
        people(HttpMethod.GET, PreferenceRoutes.RESOURCE, 0, preferences::read),
        people(
            HttpMethod.PUT,
            PreferenceRoutes.RESOURCE,
            PreferenceRoutes.BODY_BYTES_MAX,
            preferences::write));
  }

  private static List<ApiOperation> cases(CaseRoutes cases) {
    String all = cases.resource();
    return List.of(
        people(HttpMethod.GET, all, 0, cases::list),
        people(HttpMethod.POST, all, CaseRoutes.BODY_BYTES_MAX, cases::create),
        people(HttpMethod.GET, all + "/:id", 0, cases::one),
        new ApiOperation(
            Entry.only(HttpMethod.PATCH, BASE + all + "/:id", Role.COMMISSIE),
            CaseRoutes.BODY_BYTES_MAX,
            cases::move));
  }

  /// Opens the store, destroys what has expired, and goes on doing so.
  public static ConversationApi open(Vertx vertx, Place place, Books books, Clock clock) {
    Supplier<Catalogue> catalogue = books.catalogue();
    Shelf shelf = place.shelf(clock);
    shorten(shelf, catalogue.get());
    shelf.sweep();
    Desk desk = new Desk(vertx);
    vertx.setPeriodic(
        SWEEP_MILLIS,
        _ ->
            desk.run(
                    () -> {
                      shorten(shelf, catalogue.get());
                      return shelf.sweep();
                    })
                .onFailure(
                    fault ->
                        LOG.atError()
                            .addKeyValue("code", "conversation_sweep")
                            .addKeyValue("cause", fault.getClass().getName())
                            .log("what has expired was not destroyed; the next hour tries again")));
    OwnUse uses = new OwnUse(shelf, clock);
    vertx.setPeriodic(
        KEEP_USE_MILLIS,
        _ ->
            desk.run(Executors.callable(uses::flush))
                .onFailure(
                    fault ->
                        LOG.atWarn()
                            .addKeyValue("code", "own_use_waits")
                            .addKeyValue("cause", fault.getClass().getName())
                            .log("use of this month was not kept; the next minute tries again")));
    return new ConversationApi(
        new Setup(desk, shelf, catalogue, books.recorder(), clock),
        uses,
        new UseLines(books.terms(), clock));
  }

  /// Where what a person used is added, for that person's own month.
  public OwnUse ownUse() {
    return ownUse;
  }

  @Override
  public List<ApiOperation> operations() {
    return operations;
  }

  /// Everyone behind whom a person stands. A program keeps its own history.
  private static ApiOperation people(
      HttpMethod method, String path, int bodyBytesMax, Handler<RoutingContext> work) {
    Entry entry =
        Entry.only(
            method, BASE + path, Role.MEDEWERKER, Role.COMMISSIE, Role.AUDITOR, Role.BEHEERDER);
    return new ApiOperation(entry, bodyBytesMax, work);
  }

  @Override
  public void close() {
    try {
      ownUse.flush();
    } catch (RuntimeException lost) {
      LOG.atWarn()
          .addKeyValue("code", "own_use_lost")
          .addKeyValue("cause", lost.getClass().getName())
          .log("the last minute of use of this month was not kept");
    } finally {
      shelf.close();
    }
  }
}
