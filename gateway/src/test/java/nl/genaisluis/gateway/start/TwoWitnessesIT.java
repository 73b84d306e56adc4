package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.StopLifted;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.dialect.Dialects;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.upstream.Credentials;
import nl.genaisluis.gateway.upstream.Routing;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.wire.BodyFault;
import nl.genaisluis.models.wire.ChatBody;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Asker;
import nl.genaisluis.policy.Kind;
import nl.genaisluis.policy.Needs;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.Ruling;
import nl.genaisluis.policy.Stops;
import nl.genaisluis.policy.Wish;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No ruling, no call; no record, no call: what the only way to a model does with witnesses that do
/// not fit each other, made as production makes them.
class TwoWitnessesIT {
  private static final String NOT_THE_OPENED = "the receipt is not the opened one";

  @TempDir private Path folder;
  private Vertx vertx;
  private Ledger ledger;
  private Loaded loaded;
  private ProhibitedUse prohibited;
  private Policy policy;
  private Upstreams upstreams;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    Path data = folder.resolve("data");
    ledger =
        Ledger.open(new LedgerConfig(data, folder.resolve("keys"), "proef"), Clock.systemUTC());
    loaded =
        Loaded.from(
            ConfigFolder.of(GatewayUnderTest.config(folder, "http://127.0.0.1:1/v1")),
            LocalDate.now(Clock.systemUTC()));
    prohibited = ProhibitedUse.load(loaded.prohibited());
    PersonalData personal = PersonalData.load(loaded.personal());
    policy =
        new Checks(prohibited, personal, OutputRules.load(personal))
            .policy(loaded, (_, _) -> true, Clock.systemUTC());
    upstreams =
        new Upstreams(
            vertx,
            Map.of(),
            new Upstreams.Ways(
                Credentials.read(List.of(), Map.of()),
                loaded.settings().deadlines(),
                Routing.orUsual(null),
                Dialects.embedded().byProvider(loaded.register().providers())));
  }

  @AfterEach
  void close() {
    prohibited.close();
    ledger.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aReceiptOfAnotherExchangeOpensNoWay() throws BodyFault {
    Permit permit = permit();
    Receipt other = record(opened(Gatehouse.exchangeId()));

    assertThatThrownBy(() -> upstreams.send(permit, other, manner()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(NOT_THE_OPENED);
  }

  @Test
  void aReceiptOfAnotherEventOpensNoWay() throws BodyFault {
    Permit permit = permit();
    Receipt lifted = record(new StopLifted(permit.exchange(), Gatehouse.exchangeId(), "commissie"));

    assertThatThrownBy(() -> upstreams.send(permit, lifted, manner()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(NOT_THE_OPENED);
  }

  @Test
  void aPermitIsGoodForOneSending() throws BodyFault {
    Permit permit = permit();

    permit.spend();

    assertThatThrownBy(permit::spend).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPermitGivesItsBodyToItsOwnModelsOnly() throws BodyFault {
    Permit permit = permit();
    List<Model> others =
        loaded.register().models().stream()
            .filter(
                model -> permit.candidates().stream().noneMatch(one -> one.model().equals(model)))
            .toList();

    assertThat(others).isNotEmpty();
    assertThat(others)
        .allSatisfy(
            model ->
                assertThatThrownBy(() -> permit.bodyFor(model))
                    .isInstanceOf(IllegalStateException.class));
  }

  private static Upstreams.Manner manner() {
    return new Upstreams.Manner(
        "/chat/completions", false, "00", Future.future(_ -> {}), _ -> false);
  }

  private Receipt record(Event event) {
    return ledger.append(event, null).join();
  }

  private static Opened opened(String exchange) {
    return new Opened(
        exchange,
        "klare-taal",
        "chat",
        List.of("proefmodel-7b"),
        "v1",
        false,
        "medewerker",
        1,
        Map.of(),
        false);
  }

  private Permit permit() throws BodyFault {
    Ask ask =
        new Ask(
            Gatehouse.exchangeId(),
            new Asker(Set.of("medewerker"), null, true),
            new Wish(Kind.CHAT, "klare-taal", Wish.AUTO, null, Needs.PLAIN),
            ChatBody.parse(
                GatewayUnderTest.object(
                    GatewayUnderTest.ask("Herschrijf in klare taal: het loket is dicht.", false))),
            false);
    if (policy.rule(ask, Stops.NONE) instanceof Ruling.Allowed(var _, Permit permit)) {
      return permit;
    }
    throw new AssertionError("not allowed");
  }
}
