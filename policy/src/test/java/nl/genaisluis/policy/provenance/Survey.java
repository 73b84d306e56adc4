package nl.genaisluis.policy.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.genaisluis.models.register.Ancestor;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.DataTerms;
import nl.genaisluis.models.register.Decision;
import nl.genaisluis.models.register.Deployment;
import nl.genaisluis.models.register.Facility;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Jurisdiction;
import nl.genaisluis.models.register.Licence;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Openness;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.register.Size;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// The survey of models as register entries. What it does not ask of an entry is filled in plainly.
final class Survey {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private Survey() {}

  /// All entries with their hosts.
  static Register register() {
    Json.Obj root = root();
    return new Register(
        root.items("hosts").stream().map(one -> host((Json.Obj) one)).toList(),
        root.items("models").stream().map(one -> model((Json.Obj) one)).toList());
  }

  /// What the survey said at first, per id.
  static Map<String, String> starts() {
    Map<String, String> starts = new LinkedHashMap<>();
    root()
        .items("models")
        .forEach(one -> starts.put(text((Json.Obj) one, "id"), text((Json.Obj) one, "start")));
    return starts;
  }

  static <T> Fact<T> fact(@Nullable T value) {
    return new Fact<>(value, "survey", DAY);
  }

  static Governance governance(Governance.Status status, @Nullable Decision decision) {
    return new Governance(status, "committee", DAY, "leave", List.of(), decision, null);
  }

  static Provider host(String id, Hosting hosting, Fact<DataTerms> terms, @Nullable String exit) {
    return new Provider(
        id,
        id,
        Provider.Kind.OPENAI,
        "https://" + id + ".example/v1",
        hosting,
        terms,
        DataClass.OPENBAAR,
        new Facility("NLD", null, null, null),
        null,
        exit,
        Set.of());
  }

  private static Provider host(Json.Obj host) {
    String law = host.text("jurisdiction");
    boolean own = "own".equals(law);
    return host(
        text(host, "id"),
        new Hosting(
            fact(host.text("country")),
            fact(law == null ? null : Jurisdiction.valueOf(law.toUpperCase(Locale.ROOT))),
            fact(party(host.object("owner"))),
            own ? Hosting.Sector.PUBLIC : Hosting.Sector.COMMERCIAL,
            own),
        fact(new DataTerms(false, 0)),
        "leave");
  }

  private static Model model(Json.Obj model) {
    String openness = model.text("openness");
    return new Model(
        text(model, "id"),
        text(model, "name"),
        text(model, "host"),
        text(model, "id"),
        true,
        fact(party(model.object("maker"))),
        fact(party(model.object("owner"))),
        fact(ancestry(model)),
        fact(licence(model.object("licence"))),
        fact(openness == null ? null : Openness.valueOf(openness.toUpperCase(Locale.ROOT))),
        null,
        fact(size(model.object("size"))),
        new Deployment(Deployment.Precision.UNSTATED, Deployment.Hardware.UNSTATED),
        fact(new Capability(Set.of(), Set.of(Capability.Feature.CHAT), 8_192)),
        governance(Governance.Status.PROPOSED, null),
        null,
        null);
  }

  private static @Nullable List<Ancestor> ancestry(Json.Obj model) {
    if (!(model.get("ancestry") instanceof Json.Arr(List<Json> items))) {
      return null;
    }
    return items.stream()
        .map(Json.Obj.class::cast)
        .map(
            one ->
                new Ancestor(text(one, "name"), party(one.object("maker")), Ancestor.Relation.BASE))
        .toList();
  }

  private static @Nullable Party party(Json.@Nullable Obj party) {
    return party == null
        ? null
        : new Party(
            text(party, "name"),
            party.items("countries").stream().map(one -> ((Json.Text) one).value()).toList());
  }

  private static @Nullable Licence licence(Json.@Nullable Obj licence) {
    if (licence == null) {
      return null;
    }
    Boolean bars =
        licence.get("barsUse") instanceof Json.Bool(boolean value) ? (Boolean) value : null;
    return new Licence(text(licence, "name"), licence.isTrue("osiApproved"), bars);
  }

  private static @Nullable Size size(Json.@Nullable Obj size) {
    return size == null ? null : new Size(number(size, "total"), number(size, "active"), false);
  }

  private static double number(Json.Obj parent, String name) {
    return ((Json.Num) Objects.requireNonNull(parent.get(name))).nearest();
  }

  private static String text(Json.Obj parent, String name) {
    return Objects.requireNonNull(parent.text(name), name);
  }

  private static Json.Obj root() {
    try {
      return (Json.Obj) JsonCodec.read(resource("models.json"));
    } catch (JsonFault e) {
      throw new IllegalStateException("models.json", e);
    }
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Survey.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
