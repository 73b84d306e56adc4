package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.gateway.accountability.AccountabilityApi;
import nl.genaisluis.gateway.accountability.ApiIdentity;
import nl.genaisluis.gateway.accountability.ApiPart;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.RecordIndex;
import nl.genaisluis.gateway.accountability.ReviewBoard;
import nl.genaisluis.gateway.accountability.Sources;
import nl.genaisluis.gateway.accountability.StopBoard;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.erasure.Holds;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.file.FileApi;
import nl.genaisluis.gateway.front.V1;
import nl.genaisluis.gateway.management.Health;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.page.Entrance;
import nl.genaisluis.gateway.page.Pages;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.Scrubbed;

/// What callers and readers of a gateway meet: identity, the two APIs and the pages.
final class Inward {
  private final Vertx vertx;
  private final Settings settings;
  private final Clock clock;
  private final Books books;

  /// What is answered from.
  ///
  /// @param catalogue the rules that hold now
  /// @param spent hears what answers cost their askers
  record Books(
      Ledger ledger,
      Search search,
      Figures figures,
      Metrics metrics,
      Supplier<Catalogue> catalogue,
      V1.Spent spent) {}

  /// What the API shows of those who act and of the hosts.
  record Boards(StopBoard stops, ReviewBoard reviews, Holds holds, Hosts hosts) {}

  Inward(Vertx vertx, Settings settings, Clock clock, Books books) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.books = books;
  }

  House house(
      Egress egress, Gatehouse gatehouse, AccountabilityApi api, Dependencies dependencies) {
    Identity identity = Identity.of(vertx, settings.identity(), egress, clock);
    Pages pages = pages(identity.entrance());
    return new House(
        identity.authenticator().without(gatehouse::revoked),
        identity.demo(),
        identity.signIn(pages::tell),
        v1(gatehouse),
        api,
        pages,
        new House.Operators(
            new Health(books.ledger(), gatehouse::heard, dependencies::state), books.metrics()),
        new House.Sockets(
            settings.limits().connectionIdleSeconds(),
            settings.limits().connectionsMax(),
            settings.limits().bodySecondsMax()));
  }

  AccountabilityApi api(Boards boards, List<ApiPart> parts) {
    return new AccountabilityApi(vertx, sources(boards), parts);
  }

  /// What is masked in a file is what is masked in every use case that says nothing else.
  FileApi files(Gatehouse gatehouse) {
    return new FileApi(
        vertx,
        leaves ->
            gatehouse.offEventLoop(
                () -> {
                  Scrubbed scrubbed =
                      gatehouse.snapshot().policy().personal(leaves, Actions.defaults());
                  if (scrubbed == null) {
                    throw new IllegalStateException("personal data could not be looked for");
                  }
                  return scrubbed;
                }));
  }

  private Sources sources(Boards boards) {
    Settings.Organisation us = settings.organisation();
    return new Sources(
        books.catalogue(),
        books.ledger(),
        new RecordIndex(books.search(), books.ledger(), settings.publication().smallUnitsBelow()),
        books.figures(),
        boards.stops(),
        boards.reviews(),
        boards.holds(),
        new ApiIdentity(
            URI.create(us.publicUrl()),
            us.contactName(),
            us.contactEmail(),
            URI.create(us.contactUrl())),
        clock,
        boards.hosts()::state);
  }

  private Pages pages(Entrance entrance) {
    Settings.Organisation us = settings.organisation();
    return new Pages(
        vertx,
        new Pages.Setting(
            entrance,
            us.name(),
            us.contactEmail(),
            books.catalogue(),
            books.figures(),
            books.ledger().log(),
            clock));
  }

  private V1 v1(Gatehouse gatehouse) {
    Map<String, String> defaults = new HashMap<>();
    for (Settings.Client client : settings.clients()) {
      defaults.put(client.id(), client.useCase());
    }
    return new V1(
        gatehouse,
        new V1.Terms(
            settings.organisation().appealUrl(),
            defaults,
            settings.limits().bodyBytesMax(),
            settings.limits().bodySecondsMax(),
            settings.limits().atOnce()),
        books.metrics(),
        books.spent(),
        clock);
  }
}
