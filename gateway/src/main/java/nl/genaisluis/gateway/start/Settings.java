package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.WitnessKey;
import nl.genaisluis.audit.search.UnitCounts;
import nl.genaisluis.audit.vault.Vault;
import nl.genaisluis.audit.vault.VaultFault;
import nl.genaisluis.gateway.budget.InertBudgets;
import nl.genaisluis.gateway.budget.SharedBudget;
import nl.genaisluis.gateway.catalogue.Pace;
import nl.genaisluis.gateway.change.Approval;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.front.V1;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.identity.TrustedProxy;
import nl.genaisluis.gateway.meter.MeterSettings;
import nl.genaisluis.gateway.upstream.Deadlines;
import nl.genaisluis.gateway.upstream.Routing;
import nl.genaisluis.policy.judge.JudgeTerms;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;

/// `sluis.yaml`: how this gateway is set up. Every limit is written out in the file.
///
/// @param useLog null for the shipped term
/// @param vault null when the values behind placeholders are kept nowhere
/// @param upstreams how calls are spread over hosts; null for the usual
/// @param catalogue when providers' lists of models are compared with the register; null for the
///   usual
/// @param meters of machines of our own; null for none
/// @param approval who must agree to a change that permits more; null for nobody
/// @param judge the model that is asked about doubts before a person is; null for none
public record Settings(
    Organisation organisation,
    Listen listen,
    Listen management,
    IdentitySettings identity,
    List<Client> clients,
    Limits limits,
    Deadlines deadlines,
    Ledger ledger,
    Publication publication,
    @Nullable UseLog useLog,
    @Nullable VaultKeys vault,
    @Nullable Routing upstreams,
    @Nullable Pace catalogue,
    @Nullable List<MeterSettings> meters,
    @Nullable List<String> units,
    @Nullable List<SharedBudget> budgets,
    Approval.@Nullable Approvers approval,
    @Nullable JudgeTerms judge) {
  public Settings {
    clients = List.copyOf(clients);
    units = units == null ? List.of() : List.copyOf(units);
    budgets = budgets == null ? List.of() : List.copyOf(budgets);
    Set<String> ids = new HashSet<>();
    for (Client client : clients) {
      if (!ids.add(client.id())) {
        throw new IllegalArgumentException("clients has two entries with id " + client.id());
      }
    }
  }

  /// Units as the identity provider writes them, for budgets that name one; never null here.
  @Override
  public List<String> units() {
    return units == null ? List.of() : units;
  }

  /// Budgets over use cases; never null here.
  @Override
  public List<SharedBudget> budgets() {
    return budgets == null ? List.of() : budgets;
  }

  /// The units and keys that the configuration names, with those of the demo users.
  InertBudgets.Known named(UseCases useCases) {
    Set<String> known = new HashSet<>(units());
    useCases.useCases().forEach(useCase -> known.addAll(useCase.units()));
    Set<String> keys = new HashSet<>();
    for (IdentitySettings.ApiKey key : identity.apiKeys()) {
      keys.add(key.id());
      if (key.unit() != null) {
        known.add(key.unit());
      }
    }
    IdentitySettings.Provider provider = identity.provider();
    if (provider != null) {
      keys.addAll(provider.claims().machineClients());
    }
    if (identity.mode() == IdentitySettings.Mode.DEMO) {
      DemoIdentity.users().forEach(user -> known.add(user.unit()));
    }
    return new InertBudgets.Known(known, keys);
  }

  /// Who runs the gateway and where people turn.
  ///
  /// @param publicUrl address at which the public reaches the gateway
  /// @param appealUrl where an asker objects to a ruling
  public record Organisation(
      String name,
      String publicUrl,
      String contactName,
      String contactEmail,
      String contactUrl,
      String appealUrl) {
    public Organisation {
      if (name.isBlank() || contactEmail.isBlank()) {
        throw new IllegalArgumentException("organisation needs a name and a contact_email");
      }
    }
  }

  /// Where the gateway listens.
  ///
  /// @param tls its own certificate; null for plain HTTP
  /// @param trustedProxy the proxy that ends TLS before this gateway; null when there is none
  public record Listen(String host, int port, @Nullable Tls tls, @Nullable String trustedProxy) {
    public Listen {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("port must be between 0 and 65535, was: " + port);
      }
    }

    /// The proxy that callers are held to; null when there is none.
    @Nullable TrustedProxy proxy() {
      return trustedProxy == null ? null : TrustedProxy.of(trustedProxy);
    }

    Listen withPort(@Nullable String wanted, String variable) {
      if (wanted == null) {
        return this;
      }
      try {
        return new Listen(host, Integer.parseInt(wanted), tls, trustedProxy);
      } catch (NumberFormatException broken) {
        throw new IllegalArgumentException(variable + " must be a port number", broken);
      }
    }
  }

  /// A certificate and its key, as PEM files.
  public record Tls(String certificate, String key) {}

  /// The use case of a client that names none.
  ///
  /// @param id `azp` of its tokens, or the id of its API key
  public record Client(String id, String useCase) {}

  /// How much callers may send.
  ///
  /// @param bodySecondsMax a body that takes longer to come is 408
  /// @param connectionsMax connections of callers in all; one more is closed at once
  /// @param atOnce what may be under way at the same time
  public record Limits(
      long bodyBytesMax,
      int bodySecondsMax,
      int connectionIdleSeconds,
      int connectionsMax,
      V1.AtOnce atOnce,
      Gatehouse.Rate chat,
      Gatehouse.Rate check,
      int confirmationsPerDayMax) {
    public Limits {
      if (bodyBytesMax < 1_024 || bodyBytesMax > 64L << 20) {
        throw new IllegalArgumentException(
            "body_bytes_max must be between 1024 and 67108864, was: " + bodyBytesMax);
      }
      if (bodySecondsMax < 1) {
        throw new IllegalArgumentException(
            "body_seconds_max must be at least 1, was: " + bodySecondsMax);
      }
      if (connectionsMax < 1) {
        throw new IllegalArgumentException(
            "connections_max must be at least 1, was: " + connectionsMax);
      }
      if (atOnce.bodyBytes() < bodyBytesMax) {
        throw new IllegalArgumentException(
            "at_once.body_bytes must be at least body_bytes_max, was: " + atOnce.bodyBytes());
      }
      if (connectionIdleSeconds < 1) {
        throw new IllegalArgumentException(
            "connection_idle_seconds must be at least 1, was: " + connectionIdleSeconds);
      }
    }
  }

  /// The record.
  ///
  /// @param origin name of the log, without its year
  /// @param witnesses who else puts a name under its checkpoints; null for nobody
  /// @param postgres the database that several nodes share; null for a file in the data folder
  public record Ledger(
      String origin, @Nullable List<WitnessAt> witnesses, @Nullable SharedDatabase postgres) {
    public Ledger {
      witnesses = witnesses == null ? null : List.copyOf(witnesses);
    }

    List<WitnessAt> witnessesOrNone() {
      return witnesses == null ? List.of() : witnesses;
    }
  }

  /// A witness and where it listens.
  ///
  /// @param key its verifier key
  /// @param url `/add-checkpoint` is below it
  /// @param own an address of the organisation itself
  public record WitnessAt(String key, String url, boolean own) {
    public WitnessAt {
      try {
        WitnessKey.parse(key);
      } catch (NoteFault notAKey) {
        throw new IllegalArgumentException("key of a witness: " + notAKey.getMessage(), notAKey);
      }
    }
  }

  /// How long a line of the use log stays.
  public record UseLog(int days) {
    public UseLog {
      if (days < 1 || days > 3_650) {
        throw new IllegalArgumentException("days must be between 1 and 3650, was: " + days);
      }
    }
  }

  /// Who can open the vault, together.
  ///
  /// @param recipients files with the public X25519 keys of the two holders, in PEM
  public record VaultKeys(List<String> recipients) {
    public VaultKeys {
      recipients = List.copyOf(recipients);
    }

    /// The vault that these two holders can open.
    Vault vault() {
      List<String> pems = new ArrayList<>();
      for (String file : recipients) {
        try {
          pems.add(Files.readString(Path.of(file)));
        } catch (IOException unreadable) {
          throw new ConfigException("vault.recipients: cannot read " + file);
        }
      }
      try {
        return Vault.of(pems);
      } catch (VaultFault wrong) {
        throw new ConfigException("vault.recipients: " + wrong.getMessage());
      }
    }
  }

  /// How figures are published.
  ///
  /// @param smallNumbersBelow groups with fewer exchanges are published together
  /// @param unitsBelow units with fewer entries get no number in the committee's search, and none
  ///   gets one in publication; null for the usual
  public record Publication(int smallNumbersBelow, @Nullable Integer unitsBelow) {
    public Publication {
      if (unitsBelow != null && unitsBelow < UnitCounts.SMALL_BELOW_MIN) {
        throw new IllegalArgumentException(
            "units_below must be at least " + UnitCounts.SMALL_BELOW_MIN + ", was: " + unitsBelow);
      }
      if (smallNumbersBelow < 2) {
        throw new IllegalArgumentException(
            "small_numbers_below must be at least 2, was: " + smallNumbersBelow);
      }
    }

    int smallUnitsBelow() {
      return unitsBelow == null ? UnitCounts.SMALL_BELOW : unitsBelow;
    }
  }
}
