package nl.genaisluis.gateway.start;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.gateway.budget.InertBudgets;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.config.GuidelineText;
import nl.genaisluis.gateway.dialect.Dialects;
import nl.genaisluis.gateway.meter.MeterSettings;
import nl.genaisluis.gateway.meter.Meters;
import nl.genaisluis.gateway.upstream.Routing;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.BuiltIn;
import nl.genaisluis.policy.personal.AddressList;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.prohibited.ProhibitedConfig;
import nl.genaisluis.policy.provenance.Breach;
import nl.genaisluis.policy.provenance.ProvenanceRules;
import nl.genaisluis.policy.usecase.Misfit;
import nl.genaisluis.policy.usecase.UseCases;

/// A whole configuration: every file read, every record valid, all of them fitting each other.
///
/// @param version digest of all files, of what is built in and of plug-ins: the policy version
/// @param files each of them with its own digest
/// @param folder what it was read from
record Loaded(
    String version,
    List<String> files,
    ConfigFolder folder,
    Settings settings,
    Register register,
    UseCases useCases,
    ProhibitedConfig prohibited,
    PersonalDataConfig personal,
    AddressList addresses,
    List<GuidelineText> guideline) {

  /// Reads a configuration.
  ///
  /// @throws ConfigException naming the file, the entry and the rule that it breaks
  static Loaded from(ConfigFolder folder, LocalDate today) {
    // Megabytes to digest, meanwhile.
    CompletableFuture<List<String>> builtIn = CompletableFuture.supplyAsync(BuiltIn::digests);
    Settings settings = folder.read("sluis.yaml", Settings.class);
    Register register = folder.read("models.yaml", Register.class);
    UseCases useCases = folder.read("use-cases.yaml", UseCases.class);
    PersonalDataConfig personal = folder.read("personal-data.yaml", PersonalDataConfig.class);
    ProhibitedConfig prohibited = folder.read("prohibited.yaml", ProhibitedConfig.class);
    List<String> beside = new ArrayList<>(builtIn.join());
    beside.addAll(PersonalSetup.digests(personal));
    beside.addAll(SentenceSetup.digests(prohibited));
    List<String> files = new ArrayList<>(folder.digests());
    files.addAll(beside);
    Loaded loaded =
        new Loaded(
            version(folder.version(), beside),
            List.copyOf(files),
            folder,
            settings,
            register,
            useCases,
            prohibited,
            personal,
            folder.addresses(),
            folder.guideline());
    loaded.requireSound(today);
    return loaded;
  }

  /// Its records by the names of their files.
  Map<String, Record> records() {
    return Map.of(
        "sluis.yaml",
        settings,
        "models.yaml",
        register,
        "use-cases.yaml",
        useCases,
        "prohibited.yaml",
        prohibited,
        "personal-data.yaml",
        personal,
        "adressen.csv",
        new Extract(addresses.fingerprint()));
  }

  /// The addresses of the own province, as far as a comparison sees them: any other list is another
  /// one.
  private record Extract(String addresses) {}

  private static String version(String configuration, List<String> beside) {
    String whole = configuration + "\n" + String.join("\n", beside);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, configuration.length());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private void requireSound(LocalDate today) {
    List<String> faults = new ArrayList<>();
    faults.addAll(registerFaults(today));
    faults.addAll(settingsFaults());
    faults.addAll(vaultFaults());
    faults.addAll(JudgeSetup.faults(settings.judge(), useCases));
    faults.addAll(PersonalSetup.faults(personal, register));
    faults.addAll(SentenceSetup.faults(prohibited, register));
    faults.addAll(
        InertBudgets.of(useCases, register, settings.budgets(), settings.named(useCases)));
    if (!faults.isEmpty()) {
      throw new ConfigException(String.join("\n", faults));
    }
  }

  /// Models that break a rule, use cases that do not fit them, and hosts that speak no language
  /// known here.
  private List<String> registerFaults(LocalDate today) {
    List<String> faults = new ArrayList<>();
    for (Breach breach : ProvenanceRules.breaches(register, today)) {
      faults.add(
          "models.yaml: model "
              + breach.model()
              + " breaks rule "
              + breach.rule()
              + ": "
              + breach.explanation());
    }
    for (Misfit misfit : useCases.check(register)) {
      faults.add(
          "use-cases.yaml: use case "
              + misfit.useCase()
              + " breaks rule "
              + misfit.rule()
              + ": "
              + misfit.explanation());
    }
    for (String fault : Dialects.embedded().faults(register.providers())) {
      faults.add("models.yaml: " + fault);
    }
    return faults;
  }

  /// What `sluis.yaml` names that the other files do not know.
  private List<String> settingsFaults() {
    List<String> faults = new ArrayList<>();
    List<MeterSettings> meters = settings.meters();
    for (String fault : Meters.faults(meters == null ? List.of() : meters, register)) {
      faults.add("sluis.yaml: " + fault);
    }
    for (Routing.OwnRoom own : Routing.orUsual(settings.upstreams()).hosts()) {
      if (register.provider(own.id()) == null) {
        faults.add("sluis.yaml: upstreams.hosts names an unknown provider: " + own.id());
      }
    }
    for (Settings.Client client : settings.clients()) {
      if (useCases.useCase(client.useCase()) == null) {
        faults.add(
            "sluis.yaml: client "
                + client.id()
                + " names an unknown use case: "
                + client.useCase());
      }
    }
    return faults;
  }

  private List<String> vaultFaults() {
    Settings.VaultKeys vault = settings.vault();
    try {
      var _ = vault == null ? null : vault.vault();
      return List.of();
    } catch (ConfigException wrong) {
      return List.of("sluis.yaml: " + wrong.getMessage());
    }
  }
}
