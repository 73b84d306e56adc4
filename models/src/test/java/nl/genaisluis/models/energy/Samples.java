package nl.genaisluis.models.energy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.DataTerms;
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
import nl.genaisluis.models.register.Size;
import org.jspecify.annotations.Nullable;

/// Entries for tests of the method, plain in all that does not matter to it.
final class Samples {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Fact<Party> MAKER = fact(new Party("Maker", List.of("FR")));

  private Samples() {}

  static <T> Fact<T> fact(@Nullable T value) {
    return new Fact<>(value, "test", DAY);
  }

  /// A hosted machine in the Netherlands.
  static Provider host(@Nullable Double pue) {
    return host("NLD", pue, null, false);
  }

  static Provider host(String zone, @Nullable Double pue, @Nullable Double batch, boolean own) {
    return new Provider(
        "host",
        "Host",
        Provider.Kind.OPENAI,
        "https://host.example/v1",
        new Hosting(
            fact("NL"),
            fact(own ? Jurisdiction.OWN : Jurisdiction.EU),
            MAKER,
            Hosting.Sector.COMMERCIAL,
            own),
        fact(new DataTerms(false, 0)),
        DataClass.OPENBAAR,
        new Facility(zone, fact(pue), fact(0.5), fact(batch)),
        null,
        "leave",
        Set.of());
  }

  /// The gateway itself as a host.
  static Provider inProcess() {
    Provider own = host("NLD", null, null, true);
    return new Provider(
        own.id(),
        own.name(),
        Provider.Kind.IN_PROCESS,
        null,
        own.hosting(),
        own.dataTerms(),
        own.dataClassMax(),
        own.facility(),
        null,
        own.exitPlan(),
        own.quirks());
  }

  static Model model(double total, double active) {
    return model(new Size(total, active, false), Openness.WEIGHTS, Capability.Feature.CHAT, true);
  }

  static Model model(
      @Nullable Size size, Openness openness, Capability.Feature feature, boolean generative) {
    return new Model(
        "model",
        "Model",
        "host",
        "model-1",
        generative,
        MAKER,
        MAKER,
        fact(List.of()),
        fact(new Licence("Apache-2.0", true, false)),
        fact(openness),
        null,
        fact(size),
        new Deployment(Deployment.Precision.BF16, Deployment.Hardware.H100),
        fact(new Capability(Set.of("nl"), Set.of(feature), 32_768)),
        new Governance(Governance.Status.PROPOSED, null, DAY, "leave", List.of(), null, null),
        null,
        null);
  }
}
