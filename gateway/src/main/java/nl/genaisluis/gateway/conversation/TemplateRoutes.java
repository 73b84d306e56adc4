package nl.genaisluis.gateway.conversation;

import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Texts to begin with: of a user, of a team (the caller's unit) or of the whole organisation. All
/// of a template is in its head, so that a list shows it.
final class TemplateRoutes {
  static final String RESOURCE = "/sjablonen";
  static final int BODY_BYTES_MAX = 1 << 20;

  private static final String OWN = "eigen";
  private static final String TEAM = "team";
  private static final String ALL = "organisatie";
  private static final List<String> REACHES = List.of(OWN, TEAM, ALL);
  private static final int TITLE_MAX = 120;
  private static final int TEXT_MAX = 10_000;
  private static final int IMPORT_MAX = 100;

  /// Who may speak for the organisation.
  private static final Set<Role> EDITORS = Set.of(Role.COMMISSIE, Role.BEHEERDER);

  private final Setup setup;

  TemplateRoutes(Setup setup) {
    this.setup = setup;
  }

  void list(RoutingContext context) {
    Input.query(context);
    Caller caller = Access.caller(context);
    Answers.whenReady(
        context,
        setup
            .desk()
            .run(
                () -> {
                  List<Json.Obj> views = new ArrayList<>();
                  for (String reach : REACHES) {
                    String holder = holder(caller, reach);
                    if (holder != null) {
                      for (Item item : setup.shelf().of(holder, Kind.SJABLOON)) {
                        views.add(view(item, caller));
                      }
                    }
                  }
                  return Json.object(
                      "sjablonen", Json.array(views), "totaal", Json.of(views.size()));
                }));
  }

  void create(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    Caller caller = Access.caller(context);
    Replies.created(
        context,
        RESOURCE,
        setup
            .desk()
            .run(
                () -> {
                  Form form = Form.of(sent, "titel", "tekst", "toepassing", "bereik");
                  String reach = form.absent("bereik") ? OWN : form.oneOf("bereik", REACHES);
                  Item.Draft draft = draft(caller, reach, texts(form, reach));
                  Item item = setup.shelf().add(setup.shelf().newId(), draft);
                  return new Replies.Shown(item, view(item, caller));
                }));
  }

  void one(RoutingContext context) {
    Input.query(context);
    Caller caller = Access.caller(context);
    String id = context.pathParam("id");
    Replies.shown(
        context,
        setup
            .desk()
            .run(
                () -> {
                  Item item = visible(caller, id);
                  return new Replies.Shown(item, view(item, caller));
                }));
  }

  void replace(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    Caller caller = Access.caller(context);
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.shown(context, setup.desk().run(() -> replace(caller, id, wanted, sent)));
  }

  private Replies.Shown replace(Caller caller, String id, @Nullable String wanted, byte[] sent) {
    Item old = editable(caller, id);
    Replies.requireMatch(old, wanted);
    Form form =
        Form.of(sent, "id", "titel", "tekst", "toepassing", "bereik", "vanMij", "gewijzigd");
    String reach = reach(old);
    if (!form.absent("bereik") && !form.oneOf("bereik", REACHES).equals(reach)) {
      throw form.fault("bereik", "Het bereik blijft gelijk. Maak een nieuw sjabloon.");
    }
    Item next = setup.shelf().replace(old, texts(form, reach), old.expires());
    if (next == null) {
      throw Replies.changed();
    }
    return new Replies.Shown(next, view(next, caller));
  }

  void delete(RoutingContext context) {
    Input.query(context);
    Caller caller = Access.caller(context);
    String id = context.pathParam("id");
    String wanted = Replies.wanted(context);
    Replies.gone(
        context,
        setup.desk().run(() -> Replies.deleted(setup.shelf(), editable(caller, id), wanted)));
  }

  /// The caller's own templates, in the form that [#take] takes.
  void export(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    context.response().putHeader("Content-Disposition", "attachment; filename=\"sjablonen.json\"");
    Answers.whenReady(
        context,
        setup
            .desk()
            .run(
                () ->
                    Json.object(
                        "sjablonen",
                        Json.array(
                            setup.shelf().of(user, Kind.SJABLOON).stream()
                                .map(item -> item.head().without("bereik"))
                                .toList()))));
  }

  /// Adds all templates of an export as the caller's own, or none.
  void take(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    Caller caller = Access.caller(context);
    Answers.whenReady(
        context,
        setup
            .desk()
            .run(
                () -> {
                  List<Item.Draft> drafts = new ArrayList<>();
                  for (Json one : Form.of(sent, "sjablonen").items("sjablonen", IMPORT_MAX)) {
                    String place = "sjablonen[" + drafts.size() + "]";
                    Form form = Form.of(one, place, "titel", "tekst", "toepassing");
                    drafts.add(draft(caller, OWN, texts(form, OWN)));
                  }
                  return Json.object("toegevoegd", Json.of(setup.shelf().addAll(drafts).size()));
                }));
  }

  private Item.Draft draft(Caller caller, String reach, Item.Texts texts) {
    String holder = holder(caller, reach);
    if (holder == null) {
      throw new ApiFault(
          409, "no_team", "Geen team bekend", "Uw aanmelding noemt geen afdeling. Kies eigen.");
    }
    if (reach.equals(ALL) && !caller.hasAny(EDITORS)) {
      throw notYours();
    }
    return new Item.Draft(Kind.SJABLOON, holder, setup.user(caller), null, null, texts);
  }

  private Item.Texts texts(Form form, String reach) {
    String useCase = form.lineOrNull("toepassing", 128);
    if (useCase != null && setup.catalogue().get().useCases().useCase(useCase) == null) {
      throw form.fault("toepassing", "Deze toepassing bestaat niet.");
    }
    Json.Obj head =
        Json.object(
            "titel", Json.of(form.line("titel", 1, TITLE_MAX)),
            "tekst", Json.of(form.lines("tekst", 1, TEXT_MAX)),
            "toepassing", Json.ofNullable(useCase),
            "bereik", Json.of(reach));
    return new Item.Texts(head, Json.Obj.EMPTY);
  }

  /// Under whose key templates of this reach lie for this caller; null for a team that nobody
  /// named.
  private @Nullable String holder(Caller caller, String reach) {
    String unit = caller.unit();
    return switch (reach) {
      case OWN -> setup.user(caller);
      case TEAM -> unit == null || unit.isBlank() ? null : setup.shelf().pseudonym("team", unit);
      default -> setup.shelf().pseudonym("organisatie", "");
    };
  }

  private Item visible(Caller caller, String id) {
    Item item = setup.shelf().find(Kind.SJABLOON, id);
    if (item == null || !item.holder().equals(holder(caller, reach(item)))) {
      throw Replies.missing();
    }
    return item;
  }

  private Item editable(Caller caller, String id) {
    Item item = visible(caller, id);
    boolean editor = reach(item).equals(ALL) && caller.hasAny(EDITORS);
    if (!editor && !item.maker().equals(setup.user(caller))) {
      throw notYours();
    }
    return item;
  }

  private static ApiFault notYours() {
    return new ApiFault(
        403, "not_yours", "Niet van u", "Alleen wie dit beheert, kan het maken of wijzigen.");
  }

  private static String reach(Item item) {
    return String.valueOf(item.head().text("bereik"));
  }

  private Json.Obj view(Item item, Caller caller) {
    return Json.object(
        "id", Json.of(item.id()),
        "titel", ConversationRoutes.member(item.head(), "titel"),
        "tekst", ConversationRoutes.member(item.head(), "tekst"),
        "toepassing", ConversationRoutes.member(item.head(), "toepassing"),
        "bereik", ConversationRoutes.member(item.head(), "bereik"),
        "vanMij", Json.of(item.maker().equals(setup.user(caller))),
        "gewijzigd", Replies.moment(item.changed()));
  }
}
