package nl.genaisluis.gateway.page;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.ledger.LogFiles;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.signin.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of the pages. The lines of [#entries] belong in the gateway's access table; [#mount]
/// then puts the pages on a router. Pages are open to everyone: what needs a role is behind the
/// APIs that their scripts call.
public final class Pages {
  private static final long CHOICE_KEPT_SECONDS = 365L * 24 * 3600;
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final List<String> PATHS =
      List.of(
          "/",
          "/commissie",
          "/openbaar",
          ObjectionPage.PATH,
          RefusalPage.PATH,
          AccessibilityPage.PATH,
          GuidelinePage.PATH,
          CasePages.LIST,
          CasePages.OBJECTION,
          CasePages.REQUEST,
          "/assets/:name");

  /// Set on a request that already gets the page that says what went wrong.
  private static final String LOST = "sluis.lost";

  /// Where programs ask; they get no page whatever they accept.
  private static final List<String> PROGRAMS =
      List.of("/v1", "/api/", "/assets/", "/log/", "/demo/");

  /// What pages are made from.
  ///
  /// @param entrance how a reader becomes a caller
  public record Setting(
      Entrance entrance,
      String organisation,
      String contact,
      Supplier<Catalogue> catalogue,
      Figures figures,
      LogFiles log,
      Clock clock) {}

  private final Vertx vertx;
  private final Setting setting;
  private final Assets assets = new Assets();
  private final ChatPage chat;
  private final CommitteePage committee;
  private final PublicPage open;
  private final ObjectionPage objection;
  private final RefusalPage refusal;
  private final AccessibilityPage accessibility;
  private final GuidelinePage guideline;
  private final SignInTroublePage trouble;
  private final CasePages cases;
  private final LostPage lost;

  public Pages(Vertx vertx, Setting setting) {
    this.vertx = vertx;
    this.setting = setting;
    Layout layout = new Layout(setting.organisation(), setting.contact());
    chat = new ChatPage(layout, setting.entrance());
    committee = new CommitteePage(layout, setting.entrance());
    open = new PublicPage(layout);
    objection = new ObjectionPage(layout);
    refusal = new RefusalPage(layout);
    accessibility = new AccessibilityPage(layout);
    guideline = new GuidelinePage(layout);
    trouble = new SignInTroublePage(layout);
    cases = new CasePages(layout, setting.entrance());
    lost = new LostPage(layout);
  }

  /// The routes of the pages: all open.
  public static List<Access.Entry> entries() {
    return PATHS.stream().map(path -> Access.Entry.open(HttpMethod.GET, path)).toList();
  }

  /// Puts the pages on this router. Fails when the table lacks one of [#entries].
  public void mount(Router router, Access access) {
    access
        .mount(router, HttpMethod.GET, "/")
        .handler(context -> page(context, () -> chat.html(spoken(context), catalogue(), today())));
    access
        .mount(router, HttpMethod.GET, "/commissie")
        .handler(context -> page(context, () -> committee.html(spoken(context), catalogue())));
    access.mount(router, HttpMethod.GET, "/openbaar").handler(this::open);
    access
        .mount(router, HttpMethod.GET, ObjectionPage.PATH)
        .handler(context -> page(context, () -> objection.html(spoken(context), catalogue())));
    access
        .mount(router, HttpMethod.GET, RefusalPage.PATH)
        .handler(context -> page(context, () -> refusal.html(spoken(context), setting.entrance())));
    access
        .mount(router, HttpMethod.GET, AccessibilityPage.PATH)
        .handler(context -> page(context, () -> accessibility.html(spoken(context))));
    access
        .mount(router, HttpMethod.GET, GuidelinePage.PATH)
        .handler(context -> page(context, () -> guideline.html(spoken(context), catalogue())));
    access.mount(router, HttpMethod.GET, "/assets/:name").handler(assets::serve);
    mountCases(router, access);
  }

  private void mountCases(Router router, Access access) {
    access
        .mount(router, HttpMethod.GET, CasePages.LIST)
        .handler(context -> page(context, () -> cases.list(spoken(context))));
    access
        .mount(router, HttpMethod.GET, CasePages.OBJECTION)
        .handler(context -> page(context, () -> cases.objection(spoken(context))));
    access
        .mount(router, HttpMethod.GET, CasePages.REQUEST)
        .handler(context -> page(context, () -> cases.request(spoken(context))));
  }

  /// Answers with the page that says why somebody could not be signed in.
  public void tell(RoutingContext context, Trouble why) {
    context.response().setStatusCode(why.status());
    page(context, () -> trouble.html(spoken(context), why));
  }

  /// Answers a reader who opened an address with a page that says what went wrong. False, and
  /// nothing done, for programs and scripts, and when that page itself could not be made.
  public boolean lost(RoutingContext context, int status) {
    String path = context.normalizedPath();
    String wanted = context.request().getHeader("Accept");
    if (!context.request().method().equals(HttpMethod.GET)
        || wanted == null
        || !wanted.contains("text/html")
        || PROGRAMS.stream().anyMatch(path::startsWith)
        || context.response().headWritten()
        || context.get(LOST) != null) {
      return false;
    }
    context.put(LOST, status);
    context.response().setStatusCode(status);
    page(context, () -> lost.html(spoken(context), status));
    return true;
  }

  private static Tongue spoken(RoutingContext context) {
    return Tongue.of(context.request());
  }

  private void open(RoutingContext context) {
    YearMonth now = YearMonth.now(setting.clock());
    String asked = context.request().getParam("maand");
    boolean good = asked != null && asked.matches("20[0-9]{2}-(0[1-9]|1[0-2])");
    YearMonth month = good ? YearMonth.parse(asked) : now;
    YearMonth shown = month.isAfter(now) ? now : month;
    page(
        context,
        () -> {
          MonthFigures figures = setting.figures().month(shown);
          return open.html(spoken(context), catalogue(), figures, logHead(), today());
        });
  }

  private PublicPage.LogHead logHead() {
    return new PublicPage.LogHead(note("checkpoint"), note("witnessed"), setting.log().shards());
  }

  private @Nullable String note(String name) {
    byte[] note = setting.log().read(name);
    return note == null ? null : new String(note, StandardCharsets.UTF_8);
  }

  private Catalogue catalogue() {
    return setting.catalogue().get();
  }

  private LocalDate today() {
    return LocalDate.now(setting.clock());
  }

  private void page(RoutingContext context, Callable<String> html) {
    boolean gzipTaken = Gzip.accepted(context.request());
    vertx
        .executeBlocking(() -> Document.of(html.call(), gzipTaken), false)
        .onSuccess(
            document -> {
              HttpServerResponse response = context.response();
              if (response.ended() || response.closed()) {
                return;
              }
              PageHeaders.put(response);
              keepChoice(context);
              response
                  .putHeader("Content-Type", "text/html; charset=utf-8")
                  .putHeader("Cache-Control", "no-store")
                  .putHeader("Vary", "Accept-Encoding");
              if (document.gzip()) {
                response.putHeader("Content-Encoding", "gzip");
              }
              response.end(document.body());
            })
        .onFailure(
            fault -> {
              LOG.error("page broke off: {}", fault.getClass().getName());
              context.fail(500);
            });
  }

  /// A language that the address asked for holds for the next pages too.
  private static void keepChoice(RoutingContext context) {
    Tongue asked = Tongue.asked(context.request());
    if (asked != null) {
      Cookie cookie = Cookie.cookie(Tongue.COOKIE, asked.code());
      cookie.setPath("/").setMaxAge(CHOICE_KEPT_SECONDS).setHttpOnly(true);
      context.response().addCookie(cookie.setSameSite(CookieSameSite.STRICT));
    }
  }

  /// A page as it is sent.
  private record Document(Buffer body, boolean gzip) {
    static Document of(String html, boolean gzipTaken) {
      byte[] body = html.getBytes(StandardCharsets.UTF_8);
      boolean gzip = gzipTaken && Gzip.worth(body);
      return new Document(Buffer.buffer(gzip ? Gzip.compress(body) : body), gzip);
    }
  }
}
