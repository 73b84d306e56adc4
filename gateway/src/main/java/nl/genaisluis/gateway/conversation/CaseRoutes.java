package nl.genaisluis.gateway.conversation;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.genaisluis.audit.event.CaseChanged;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.accountability.InputFault;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Cases of the committee: whoever makes one follows it, the committee reads and decides them all.
/// Every step is on record before it happens, and so is every look of the committee.
final class CaseRoutes {
  static final int BODY_BYTES_MAX = 64 * 1024;
  static final int PAGE = 50;

  /// How long a case is kept once it is done: long enough to come back to it, no longer.
  static final Duration KEPT_WHEN_DONE = Duration.ofDays(365);

  /// The term for complaints (Awb art. 9:11).
  static final Period ANSWERED_WITHIN = Period.ofWeeks(6);

  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  private static final int REASON_MIN = 3;
  private static final int REASON_MAX = 2_000;

  private final Setup setup;
  private final CaseForm form;

  CaseRoutes(Setup setup, CaseForm form) {
    this.setup = setup;
    this.form = form;
  }

  String resource() {
    return form.resource();
  }

  void create(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    Caller caller = Access.caller(context);
    String id = setup.shelf().newId();
    Future<Replies.Shown> made =
        setup
            .desk()
            .run(() -> draft(caller, sent))
            .compose(
                draft ->
                    setup
                        .record(changed(id, CaseStatus.ONTVANGEN, caller))
                        .compose(_ -> setup.desk().run(() -> add(id, draft))));
    Replies.created(context, form.resource(), made);
  }

  private Item.Draft draft(Caller caller, byte[] sent) {
    Json.Obj written = form.read(Form.of(sent, form.fields().toArray(String[]::new)));
    Json.Obj head =
        Json.object(
            "titel", ConversationRoutes.member(written, "titel"),
            "status", Json.of(CaseStatus.ONTVANGEN.code()));
    Json.Obj body =
        Json.object(
            "geschreven",
            written,
            "verloop",
            Json.array(List.of(step(CaseStatus.ONTVANGEN, null))));
    String committee = committee();
    String maker = setup.user(caller);
    setup.shelf().requireRoom(form.kind(), committee, maker);
    return new Item.Draft(form.kind(), committee, maker, null, null, new Item.Texts(head, body));
  }

  private Replies.Shown add(String id, Item.Draft draft) {
    Item item = setup.shelf().add(id, draft);
    return new Replies.Shown(item, view(item, draft.texts().body()));
  }

  void list(RoutingContext context) {
    MultiMap query = Input.query(context, "status", "pagina", "eigen");
    String status = query.get("status");
    if (status != null && !CaseStatus.codes().contains(status)) {
      throw new InputFault("status", "Kies uit: " + String.join(", ", CaseStatus.codes()) + ".");
    }
    int page = Input.number(query, "pagina", 1, 1_000);
    Caller caller = Access.caller(context);
    boolean committee = isCommittee(caller) && !own(query.get("eigen"));
    Future<?> first = committee ? look(caller, "list", null) : Future.succeededFuture();
    Answers.whenReady(
        context, first.compose(_ -> setup.desk().run(() -> list(caller, committee, status, page))));
  }

  private static boolean own(@Nullable String asked) {
    if (asked != null && !asked.equals("true") && !asked.equals("false")) {
      throw new InputFault("eigen", "Geef true of false.");
    }
    return "true".equals(asked);
  }

  private Json.Obj list(Caller caller, boolean committee, @Nullable String status, int page) {
    List<Item> found =
        committee
            ? setup.shelf().of(committee(), form.kind())
            : setup.shelf().madeBy(setup.user(caller), form.kind());
    List<Item> chosen =
        found.stream()
            .filter(item -> status == null || status.equals(item.head().text("status")))
            .toList();
    List<Json.Obj> shown =
        chosen.stream().skip((page - 1L) * PAGE).limit(PAGE).map(item -> view(item, null)).toList();
    return Json.object(
        form.resource().substring(1),
        Json.array(shown),
        "totaal",
        Json.of(chosen.size()),
        "pagina",
        Json.of(page),
        "volgende",
        chosen.size() > (long) page * PAGE ? Json.of(page + 1) : Json.NULL);
  }

  void one(RoutingContext context) {
    Input.query(context);
    Caller caller = Access.caller(context);
    String id = context.pathParam("id");
    Replies.shown(
        context,
        setup
            .desk()
            .run(() -> readable(caller, id))
            .compose(
                item -> {
                  boolean own = item.maker().equals(setup.user(caller));
                  Future<?> first =
                      own ? Future.succeededFuture() : look(caller, "content", item.id());
                  return first.compose(_ -> setup.desk().run(() -> shown(item)));
                }));
  }

  /// Moves a case on, by the committee and with a reason that its maker reads.
  void move(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    Caller caller = Access.caller(context);
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.shown(
        context,
        setup
            .desk()
            .run(() -> moved(readable(caller, id), wanted, sent))
            .compose(
                moved ->
                    setup
                        .record(changed(id, moved.to(), caller))
                        .compose(_ -> setup.desk().run(() -> replace(moved)))));
  }

  private record Moved(Item item, CaseStatus to, Item.Texts texts) {}

  private Moved moved(Item item, @Nullable String wanted, byte[] sent) {
    Replies.requireMatch(item, wanted);
    Form asked = Form.of(sent, "status", "reden");
    CaseStatus to = CaseStatus.of(asked.oneOf("status", CaseStatus.codes()));
    String reason = asked.lines("reden", REASON_MIN, REASON_MAX);
    if (!CaseStatus.of(String.valueOf(item.head().text("status"))).leadsTo(to)) {
      throw new ApiFault(
          409,
          "wrong_status",
          "Deze stap kan nu niet",
          "De stappen zijn: " + String.join(", ", CaseStatus.codes()) + ".");
    }
    Json.Obj body = setup.shelf().body(item);
    if (body == null) {
      throw Replies.changed();
    }
    List<Json> course = new ArrayList<>(body.items("verloop"));
    course.add(step(to, reason));
    return new Moved(
        item,
        to,
        new Item.Texts(
            item.head().with("status", Json.of(to.code())),
            body.with("verloop", Json.array(course))));
  }

  private Replies.Shown replace(Moved moved) {
    Instant end =
        moved.to() == CaseStatus.AFGEHANDELD ? setup.clock().instant().plus(KEPT_WHEN_DONE) : null;
    Item next = setup.shelf().replace(moved.item(), moved.texts(), end);
    if (next == null) {
      throw Replies.changed();
    }
    return new Replies.Shown(next, view(next, moved.texts().body()));
  }

  private Replies.Shown shown(Item item) {
    Json.Obj body = setup.shelf().body(item);
    if (body == null) {
      throw Replies.missing();
    }
    return new Replies.Shown(item, view(item, body));
  }

  private Item readable(Caller caller, String id) {
    Item item = setup.shelf().find(form.kind(), id);
    if (item == null || !(isCommittee(caller) || item.maker().equals(setup.user(caller)))) {
      throw Replies.missing();
    }
    return item;
  }

  private static boolean isCommittee(Caller caller) {
    return caller.hasAny(Set.of(Role.COMMISSIE));
  }

  private String committee() {
    return setup.shelf().pseudonym("orgaan", "commissie");
  }

  private Future<?> look(Caller caller, String what, @Nullable String target) {
    return setup.record(new Looked(setup.shelf().newId(), what, target, Setup.role(caller).code()));
  }

  private CaseChanged changed(String id, CaseStatus status, Caller caller) {
    return new CaseChanged(
        setup.shelf().newId(), form.kind().code(), id, status.code(), Setup.role(caller).code());
  }

  private Json step(CaseStatus status, @Nullable String reason) {
    return Json.object(
        "status", Json.of(status.code()),
        "reden", Json.ofNullable(reason),
        "op", Replies.moment(setup.clock().instant()));
  }

  /// A case as its maker and the committee see it; without its texts when there is no body.
  private Json.Obj view(Item item, Json.@Nullable Obj body) {
    Json.Obj view =
        Json.object(
            "id", Json.of(item.id()),
            "status", ConversationRoutes.member(item.head(), "status"),
            "status_url", Json.of(ApiPart.BASE + form.resource() + "/" + item.id()),
            "gewijzigd", Replies.moment(item.changed()),
            "verloopt", Replies.moment(item.expires()));
    if (form.fields().contains("titel")) {
      view = view.with("titel", ConversationRoutes.member(item.head(), "titel"));
    }
    Json.Obj written = body == null ? null : body.object("geschreven");
    if (body == null || written == null) {
      return view;
    }
    for (String field : form.fields()) {
      view = view.with(field, ConversationRoutes.member(written, field));
    }
    return view.with("antwoordVoor", answerBy(item, body))
        .with("verloop", ConversationRoutes.member(body, "verloop"));
  }

  /// The last day on which its maker may expect an answer; null once there is one.
  private static Json answerBy(Item item, Json.Obj body) {
    boolean done = CaseStatus.AFGEHANDELD.code().equals(item.head().text("status"));
    String received =
        body.items("verloop").getFirst() instanceof Json.Obj first ? first.text("op") : null;
    return done || received == null
        ? Json.NULL
        : Json.of(
            Instant.parse(received).atZone(HERE).toLocalDate().plus(ANSWERED_WITHIN).toString());
  }
}
