package nl.genaisluis.gateway.conversation;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /// How often a change is put on top of another that came in between.
  private static final int ATTEMPTS_MAX = 5;

  /// Searches read whole conversations; more of them at once would take the cores of the chat.
  private static final int SEARCHES_MAX = 2;

  private final Setup setup;
  private final Searches searches = new Searches(SEARCHES_MAX);

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
      try (Searches.Place _ = searches.enter(user)) {
        found.removeIf(item -> !has(item, words));
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
    Form form =
        Form.of(sent, "toepassing", "titel", "vastgezet", "map", "berichten", Messages.ASIDE);
    String useCase = form.line("toepassing", 1, 128);
    Instant expires = expires(useCase(form, useCase));
    Json.Arr messages = form.absent("berichten") ? Json.array(List.of()) : Messages.read(form);
    Json.Obj head =
        Json.object(
            "titel", title(form),
            "vastgezet", Json.of(form.flag("vastgezet", false)),
            "map", folder(form));
    Json.Obj body = Json.object("berichten", messages);
    Item.Texts texts = new Item.Texts(head, aside(form, body));
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

  void change(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    String user = setup.user(Access.caller(context));
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.shown(context, setup.desk().run(() -> change(user, id, wanted, sent)));
  }

  /// What is not sent stays as it is: a list knows no messages, and must be able to rename.
  private Replies.Shown change(String user, String id, @Nullable String wanted, byte[] sent) {
    Form form =
        Form.of(
            sent,
            "id",
            "titel",
            "toepassing",
            "vastgezet",
            "map",
            "berichten",
            Messages.ASIDE,
            "gewijzigd",
            "verloopt");
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      Item old = own(user, id);
      Replies.requireMatch(old, wanted);
      Json.Obj body = setup.shelf().body(old);
      if (body != null) {
        Item.Texts texts = changed(form, old, body);
        Item next = setup.shelf().replace(old, texts, expires(old));
        if (next != null) {
          return new Replies.Shown(next, view(next, texts.body()));
        }
      }
      // Somebody was faster; who named no version gets the change on top of that.
    }
    throw Replies.changed();
  }

  private static Item.Texts changed(Form form, Item old, Json.Obj body) {
    if (!form.absent("toepassing")
        && !form.line("toepassing", 1, 128).equals(String.valueOf(old.useCase()))) {
      throw form.fault("toepassing", "Een gesprek houdt zijn toepassing. Begin een nieuw gesprek.");
    }
    Json.Obj head = old.head();
    if (form.object().get("titel") != null) {
      head = head.with("titel", title(form));
    }
    if (form.object().get("vastgezet") != null) {
      head = head.with("vastgezet", Json.of(form.flag("vastgezet", false)));
    }
    if (form.object().get("map") != null) {
      head = head.with("map", folder(form));
    }
    boolean spoken = form.object().get("berichten") != null;
    Json.Obj said = spoken ? body.with("berichten", Messages.read(form)) : body;
    return new Item.Texts(head, aside(form, said));
  }

  /// The body with the variants that were sent.
  private static Json.Obj aside(Form form, Json.Obj body) {
    return form.absent(Messages.ASIDE)
        ? body
        : body.with(Messages.ASIDE, Messages.read(form, Messages.ASIDE));
  }

  void delete(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.gone(
        context, setup.desk().run(() -> Replies.deleted(setup.shelf(), own(user, id), wanted)));
  }

  /// The caller's conversation with this id. That of another is as absent as one that never was.
  Item own(String user, String id) {
    Item item = setup.shelf().find(Kind.GESPREK, id);
    if (item == null || !item.holder().equals(user)) {
      throw Replies.missing();
    }
    return item;
  }

  private static Json title(Form form) {
    return Json.of(form.line("titel", 1, TITLE_MAX));
  }

  private static Json folder(Form form) {
    return Json.ofNullable(form.lineOrNull("map", FOLDER_MAX));
  }

  private UseCase useCase(Form form, String id) {
    UseCase known = setup.catalogue().get().useCases().useCase(id);
    if (known == null || known.term().status() != Term.Status.ACTIVE) {
      throw form.fault("toepassing", "Kies een toepassing die nu gebruikt mag worden.");
    }
    return known;
  }

  /// When this conversation will be destroyed if it changes now.
  private @Nullable Instant expires(Item item) {
    UseCase known = setup.catalogue().get().useCases().useCase(String.valueOf(item.useCase()));
    return known == null ? item.expires() : expires(known);
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
      if (body.get(Messages.ASIDE) != null) {
        view = view.with(Messages.ASIDE, member(body, Messages.ASIDE));
      }
    }
    return view.with("gewijzigd", Replies.moment(item.changed()))
        .with("verloopt", Replies.moment(item.expires()));
  }

  static Json member(Json.Obj object, String name) {
    Json value = object.get(name);
    return value == null ? Json.NULL : value;
  }
}
