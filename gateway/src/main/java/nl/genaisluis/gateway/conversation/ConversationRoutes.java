package nl.genaisluis.gateway.conversation;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.usecase.Term;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The conversations of one user: only that user's, each kept as long as its use case allows.
final class ConversationRoutes {
  static final String RESOURCE = "/gesprekken";
  static final int BODY_BYTES_MAX = 1 << 20;
  static final int PAGE = 50;

  private static final int TITLE_MAX = 200;
  private static final int FOLDER_MAX = 60;

  /// Searches read whole conversations; more of them at once would take the cores of the chat.
  private static final int SEARCHES_MAX = 2;

  private final Setup setup;
  private final Semaphore searches = new Semaphore(SEARCHES_MAX, true);

  ConversationRoutes(Setup setup) {
    this.setup = setup;
  }

  void list(RoutingContext context) {
    MultiMap query = Input.query(context, "zoek", "pagina");
    List<String> words = Fold.words(Input.words(query, "zoek"));
    int page = Input.number(query, "pagina", 1, 1_000);
    String user = setup.user(Access.caller(context));
    Answers.whenReady(context, setup.desk().run(() -> list(user, words, page)));
  }

  private Json.Obj list(String user, List<String> words, int page) throws InterruptedException {
    List<Item> found = new ArrayList<>(setup.shelf().of(user, Kind.GESPREK));
    if (!words.isEmpty()) {
      searches.acquire();
      try {
        found.removeIf(item -> !has(item, words));
      } finally {
        searches.release();
      }
    }
    // Stable: within the pinned and the others, what was changed last comes first.
    found.sort(Comparator.comparing(item -> !item.head().isTrue("vastgezet")));
    List<Json.Obj> shown =
        found.stream().skip((page - 1L) * PAGE).limit(PAGE).map(item -> view(item, null)).toList();
    boolean more = found.size() > (long) page * PAGE;
    return Json.object(
        "gesprekken", Json.array(shown),
        "totaal", Json.of(found.size()),
        "pagina", Json.of(page),
        "volgende", more ? Json.of(page + 1) : Json.NULL);
  }

  private boolean has(Item item, List<String> words) {
    Json.Obj body = setup.shelf().body(item);
    String title = item.head().text("titel");
    return body != null && Messages.has(title == null ? "" : title, body, words);
  }

  void create(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    String user = setup.user(Access.caller(context));
    Replies.created(context, RESOURCE, setup.desk().run(() -> create(user, sent)));
  }

  private Replies.Shown create(String user, byte[] sent) {
    Form form = Form.of(sent, "toepassing", "titel", "vastgezet", "map", "berichten");
    String useCase = form.line("toepassing", 1, 128);
    Instant expires = expires(useCase(form, useCase));
    Item.Texts texts =
        texts(form, form.absent("berichten") ? Json.array(List.of()) : Messages.read(form));
    Item.Draft draft = new Item.Draft(Kind.GESPREK, user, user, useCase, expires, texts);
    Item item = setup.shelf().add(setup.shelf().newId(), draft);
    return new Replies.Shown(item, view(item, texts.body()));
  }

  void one(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    String id = context.pathParam("id");
    Replies.shown(
        context,
        setup
            .desk()
            .run(
                () -> {
                  Item item = own(user, id);
                  Json.Obj body = setup.shelf().body(item);
                  if (body == null) {
                    throw Replies.missing();
                  }
                  return new Replies.Shown(item, view(item, body));
                }));
  }

  void replace(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    String user = setup.user(Access.caller(context));
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.shown(context, setup.desk().run(() -> replace(own(user, id), wanted, sent)));
  }

  private Replies.Shown replace(Item old, @Nullable String wanted, byte[] sent) {
    Replies.requireMatch(old, wanted);
    Form form =
        Form.of(
            sent,
            "id",
            "titel",
            "toepassing",
            "vastgezet",
            "map",
            "berichten",
            "gewijzigd",
            "verloopt");
    String useCase = String.valueOf(old.useCase());
    if (!form.absent("toepassing") && !form.line("toepassing", 1, 128).equals(useCase)) {
      throw form.fault("toepassing", "Een gesprek houdt zijn toepassing. Begin een nieuw gesprek.");
    }
    UseCase known = setup.catalogue().get().useCases().useCase(useCase);
    Item.Texts texts = texts(form, Messages.read(form));
    Item next = setup.shelf().replace(old, texts, known == null ? old.expires() : expires(known));
    if (next == null) {
      throw Replies.changed();
    }
    return new Replies.Shown(next, view(next, texts.body()));
  }

  void delete(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.gone(
        context,
        setup
            .desk()
            .run(
                () -> {
                  Item item = own(user, id);
                  Replies.requireMatch(item, wanted);
                  if (!setup.shelf().delete(item)) {
                    throw Replies.changed();
                  }
                  return item;
                }));
  }

  /// The caller's conversation with this id. That of another is as absent as one that never was.
  private Item own(String user, String id) {
    Item item = setup.shelf().find(Kind.GESPREK, id);
    if (item == null || !item.holder().equals(user)) {
      throw Replies.missing();
    }
    return item;
  }

  private static Item.Texts texts(Form form, Json.Arr messages) {
    Json.Obj head =
        Json.object(
            "titel", Json.of(form.line("titel", 1, TITLE_MAX)),
            "vastgezet", Json.of(form.flag("vastgezet", false)),
            "map", Json.ofNullable(form.lineOrNull("map", FOLDER_MAX)));
    return new Item.Texts(head, Json.object("berichten", messages));
  }

  private UseCase useCase(Form form, String id) {
    UseCase known = setup.catalogue().get().useCases().useCase(id);
    if (known == null || known.term().status() != Term.Status.ACTIVE) {
      throw form.fault("toepassing", "Kies een toepassing die nu gebruikt mag worden.");
    }
    return known;
  }

  /// When a conversation in this use case that changes now will be destroyed.
  private Instant expires(UseCase useCase) {
    int days = useCase.limits().contentDays();
    if (days == 0) {
      throw new ApiFault(
          409,
          "not_kept",
          "Wordt niet bewaard",
          "Gesprekken in deze toepassing worden niet bewaard: haar bewaartermijn is 0 dagen.");
    }
    return setup.clock().instant().plus(Duration.ofDays(days));
  }

  /// A conversation as its user sees it; without the messages when there is no body.
  static Json.Obj view(Item item, Json.@Nullable Obj body) {
    Json.Obj view =
        Json.object(
            "id", Json.of(item.id()),
            "titel", member(item.head(), "titel"),
            "toepassing", Json.ofNullable(item.useCase()),
            "vastgezet", member(item.head(), "vastgezet"),
            "map", member(item.head(), "map"));
    if (body != null) {
      view = view.with("berichten", member(body, "berichten"));
    }
    return view.with("gewijzigd", Replies.moment(item.changed()))
        .with("verloopt", Replies.moment(item.expires()));
  }

  static Json member(Json.Obj object, String name) {
    Json value = object.get(name);
    return value == null ? Json.NULL : value;
  }
}
