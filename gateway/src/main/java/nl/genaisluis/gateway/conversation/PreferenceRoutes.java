package nl.genaisluis.gateway.conversation;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.accountability.Answers;
import nl.genaisluis.gateway.accountability.Input;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.models.wire.Json;

/// How one user wants the page. Nobody has any before the first change.
final class PreferenceRoutes {
  static final String RESOURCE = "/voorkeuren";
  static final int BODY_BYTES_MAX = 4_096;

  /// Preferences that are a choice, with what can be chosen; an empty list is yes or no.
  private static final Map<String, List<String>> KNOWN = known();

  private final Setup setup;

  PreferenceRoutes(Setup setup) {
    this.setup = setup;
  }

  private static Map<String, List<String>> known() {
    Map<String, List<String>> known = new LinkedHashMap<>();
    known.put("thema", List.of("systeem", "licht", "donker"));
    known.put("tekst", List.of("gewoon", "groot", "groter"));
    known.put("beweging", List.of("systeem", "minder"));
    known.put("taal", List.of("nl", "en"));
    known.put("stroom", List.of());
    known.put("enter", List.of());
    known.put("springen", List.of());
    known.put("toetsen", List.of());
    return known;
  }

  void read(RoutingContext context) {
    Input.query(context);
    String user = setup.user(Access.caller(context));
    Answers.whenReady(
        context,
        setup
            .desk()
            .run(
                () -> {
                  List<Item> found = setup.shelf().of(user, Kind.VOORKEUREN);
                  return found.isEmpty() ? Json.Obj.EMPTY : found.getFirst().head();
                }));
  }

  void write(RoutingContext context) {
    Input.query(context);
    byte[] sent = Form.bytes(context);
    String user = setup.user(Access.caller(context));
    Answers.whenReady(context, setup.desk().run(() -> write(user, sent)));
  }

  private Json.Obj write(String user, byte[] sent) {
    Form form = Form.of(sent, KNOWN.keySet().toArray(String[]::new));
    Json.Obj head = Json.Obj.EMPTY;
    for (Map.Entry<String, List<String>> one : KNOWN.entrySet()) {
      String name = one.getKey();
      if (!form.absent(name)) {
        Json value =
            one.getValue().isEmpty()
                ? Json.of(form.flag(name, false))
                : Json.of(form.oneOf(name, one.getValue()));
        head = head.with(name, value);
      }
    }
    Item.Texts texts = new Item.Texts(head, Json.Obj.EMPTY);
    List<Item> found = setup.shelf().of(user, Kind.VOORKEUREN);
    if (head.members().isEmpty()) {
      // No preference is no row, so that a user's key can go with the rest.
      found.forEach(setup.shelf()::delete);
      return head;
    }
    if (found.isEmpty()) {
      Item.Draft draft = new Item.Draft(Kind.VOORKEUREN, user, user, null, null, texts);
      setup.shelf().add(setup.shelf().newId(), draft);
    } else if (setup.shelf().replace(found.getFirst(), texts, null) == null) {
      throw Replies.changed();
    }
    return head;
  }
}
