package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.audit.search.UnitCounts;
import nl.genaisluis.gateway.change.ChangeApi;
import nl.genaisluis.gateway.change.NoConfigurations;
import nl.genaisluis.gateway.conversation.ConversationApi;
import nl.genaisluis.gateway.erasure.Holds;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.exchange.UseTerms;
import nl.genaisluis.gateway.file.FileApi;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Authenticator;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.page.Entrance;
import nl.genaisluis.gateway.page.Pages;
import nl.genaisluis.gateway.review.CommitteeWords;
import nl.genaisluis.gateway.review.NearestApi;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// The API and the pages on a real socket, over a real ledger and the shipped registers, with the
/// demo users as callers.
public final class TestSite implements AutoCloseable {
  private static final String DEMO = "/demo/token";

  private final Vertx vertx = Vertx.vertx();
  // Plain HTTP/2 is off in the gateway; a client that tries it may read one for the other.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);
  private final Ledger ledger;
  private final Search search;
  private final Figures figures;
  private final CommitteeWords words;
  private final ConversationApi conversations;
  private final List<Access.Entry> entries;
  private final HttpServer server;

  public TestSite(Path folder) {
    this(folder, Clock.systemUTC());
  }

  /// @param clock of the record alone
  TestSite(Path folder, Clock clock) {
    ledger =
        Ledger.open(
            new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis"),
            clock);
    search = Search.open(folder.resolve("index"), ledger);
    figures = Figures.open(ledger, Figures.THRESHOLD);
    words = new CommitteeWords(vertx, ledger, Clock.systemUTC());
    words.start(0, _ -> {});
    Sources sources =
        new Sources(
            TestCatalogue::shipped,
            ledger,
            new RecordIndex(search, ledger, UnitCounts.SMALL_BELOW),
            figures,
            new TestBoard(),
            words,
            new Holds(vertx, ledger, Clock.systemUTC()),
            new ApiIdentity(
                URI.create("https://sluis.provincie.example"),
                "Team AI",
                "ai@provincie.example",
                URI.create("https://provincie.example/ai")),
            Clock.systemUTC(),
            (_, _) -> ModelState.UNKNOWN);
    conversations =
        ConversationApi.open(
            vertx,
            new ConversationApi.Place(
                folder.resolve("conversations"), folder.resolve("keys"), null),
            new ConversationApi.Books(
                TestCatalogue::shipped,
                new Recorder(vertx, ledger, null),
                new UseTerms("https://sluis.provincie.example/api/v1/toepassingen", UseTerms.DAYS)),
            Clock.systemUTC());
    AccountabilityApi api =
        new AccountabilityApi(
            vertx,
            sources,
            List.of(
                conversations,
                new NearestApi(vertx, ledger),
                new FileApi(vertx, _ -> Future.failedFuture(new IllegalStateException("none"))),
                new ChangeApi(new NoConfigurations())));
    Pages.Setting setting =
        new Pages.Setting(
            Entrance.DEMO,
            "de provincie",
            "ai@provincie.example",
            TestCatalogue::shipped,
            figures,
            ledger.log(),
            Clock.systemUTC());
    entries = new ArrayList<>(api.entries());
    entries.addAll(Pages.entries());
    entries.add(Access.Entry.open(HttpMethod.POST, DEMO));
    DemoIdentity demo = new DemoIdentity(vertx);
    Access access = new Access(Authenticator.demo(vertx, IdentitySettings.demo(), demo), entries);
    Router router = Router.router(vertx);
    access.mount(router, HttpMethod.POST, DEMO).handler(demo.tokenHandler());
    api.mount(router, access);
    new Pages(vertx, setting).mount(router, access);
    server = vertx.createHttpServer().requestHandler(router).listen(0, "localhost").await();
  }

  /// The whole access table.
  public List<Access.Entry> entries() {
    return entries;
  }

  public Ledger ledger() {
    return ledger;
  }

  /// Puts a refusal with this content on record.
  public Receipt refuse(String exchange, String refusal, String content) {
    Refused event =
        new Refused(
            exchange,
            "richtlijn",
            "chat",
            refusal,
            List.of("V-01"),
            List.of("vergunningen"),
            null,
            "0123456789abcdef",
            "medewerker",
            content.length(),
            Map.of());
    Receipt receipt = ledger.append(event, new Content(content)).join();
    search.catchUp();
    figures.catchUp();
    return receipt;
  }

  /// Puts an event with a content on record.
  void put(Event event, Content content) {
    ledger.append(event, content).join();
    search.catchUp();
  }

  /// Puts an event without content on record.
  void put(Event event) {
    ledger.append(event, null).join();
    search.catchUp();
    figures.catchUp();
  }

  /// The index that the API answers from.
  DecisionIndex index() {
    return new RecordIndex(search, ledger, UnitCounts.SMALL_BELOW);
  }

  /// Everything on record.
  public List<Entry> record() {
    List<Entry> all = new ArrayList<>();
    ledger.scan(all::add);
    return all;
  }

  public HttpResponse<String> get(@Nullable Role role, String path, String... headers) {
    return send(role, "GET", path, null, headers);
  }

  public HttpResponse<String> send(
      @Nullable Role role, String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.actualPort() + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (role != null) {
      request.header("Authorization", "Bearer " + token(role));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  int port() {
    return server.actualPort();
  }

  /// The newest verifier key.
  String verifierKey() {
    return ledger.log().verifierKey();
  }

  String token(Role role) {
    String known = tokens.get(role);
    if (known == null) {
      String asked = "{\"user\":\"" + role.code() + "\"}";
      known = object(send(null, "POST", DEMO, asked)).text("access_token");
      if (known == null) {
        throw new AssertionError("no token for " + role);
      }
      tokens.put(role, known);
    }
    return known;
  }

  public static Json.Obj object(HttpResponse<String> response) {
    try {
      if (JsonCodec.read(response.body()) instanceof Json.Obj object) {
        return object;
      }
    } catch (JsonFault broken) {
      throw new AssertionError(response.statusCode() + " " + broken.getMessage(), broken);
    }
    throw new AssertionError("not an object");
  }

  @Override
  public void close() {
    server.close().await();
    vertx.close().await();
    client.close();
    words.close();
    conversations.close();
    search.close();
    figures.close();
    ledger.close();
  }
}
