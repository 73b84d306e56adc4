package nl.genaisluis.gateway.start;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.Shard;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.conversation.ConversationApi;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.gateway.erasure.Retention;
import nl.genaisluis.gateway.exchange.Gatehouse;
import nl.genaisluis.gateway.identity.Access;
import nl.genaisluis.gateway.identity.BindGuard;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.IdentitySettings;
import nl.genaisluis.gateway.meter.Meters;
import nl.genaisluis.gateway.review.CommitteeWords;

/// The gateway, running. Made by [#start], ended by [#close].
public final class Running implements AutoCloseable {
  /// How long answers that are under way may still take when the gateway stops.
  static final long DRAIN_SECONDS = 30;

  /// How long pages and connections without an answer under way may still take after that.
  static final long GRACE_SECONDS = 5;

  private final Vertx vertx;
  private final Parts parts;

  // Guarded by itself: event loops add to it while they start.
  private final List<HttpServer> servers = new ArrayList<>();

  private int port;
  private int managementPort;

  /// What was made for this gateway and must be closed with it.
  record Parts(
      Records records,
      ConversationApi conversations,
      Egress egress,
      Gatehouse gatehouse,
      InForce inForce,
      Meters meters,
      House house) {}

  /// The record and what follows it.
  record Records(
      Ledger ledger,
      Search search,
      Figures figures,
      CommitteeWords words,
      Retention retention,
      Together together) {}

  private Running(Vertx vertx, Parts parts) {
    this.vertx = vertx;
    this.parts = parts;
  }

  /// Starts the gateway and returns when every port listens and the configuration is on record.
  ///
  /// @throws ConfigException when it may not or cannot start like this
  static Running start(Loaded loaded, Places places, Map<String, String> environment, Clock clock) {
    Settings settings = loaded.settings();
    Settings.Listen listen = settings.listen().withPort(places.port(), "SLUIS_PORT");
    Settings.Listen management =
        settings.management().withPort(places.managementPort(), "SLUIS_MANAGEMENT_PORT");
    guard(settings, listen, management);
    if (settings.identity().mode() == IdentitySettings.Mode.DEMO) {
      Thread.ofPlatform().name("demo-key").daemon().start(DemoIdentity::prepare);
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    try {
      Parts parts = Assembly.of(vertx, loaded, places, environment, clock);
      Running running = new Running(vertx, parts).listening(listen, management);
      VerifierKeyFile.keep(vertx, places.keys(), running::verifierKeys);
      return running;
    } catch (RuntimeException | LinkageError failed) {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      throw failed;
    }
  }

  private static void guard(Settings settings, Settings.Listen listen, Settings.Listen management) {
    try {
      BindGuard.check(settings.identity(), List.of(listener(listen)), listen.trustedProxy());
      BindGuard.check(
          settings.identity(), List.of(listener(management)), management.trustedProxy());
    } catch (IllegalArgumentException unsafe) {
      throw new ConfigException(String.valueOf(unsafe.getMessage()));
    }
  }

  private static BindGuard.Listener listener(Settings.Listen listen) {
    return new BindGuard.Listener(listen.host(), listen.port(), listen.tls() != null);
  }

  /// This gateway once it listens; when it cannot, everything of it is closed.
  private Running listening(Settings.Listen listen, Settings.Listen management) {
    try {
      listen(listen, management);
      return this;
    } catch (RuntimeException | LinkageError failed) {
      Closing closing = new Closing();
      closing.then(this::close);
      closing.after(failed);
      throw failed;
    }
  }

  private void listen(Settings.Listen listen, Settings.Listen management) {
    checkPair("listen", listen);
    checkPair("management", management);
    int loops = Runtime.getRuntime().availableProcessors();
    Doors doors = new Doors(parts.house(), listen, management);
    await(
        vertx.deployVerticle(
            () -> new Doors.Loop(doors, servers), new DeploymentOptions().setInstances(loops)));
    synchronized (servers) {
      port = servers.getFirst().actualPort();
      if (listen.tls() != null) {
        Certificates.watch(vertx, listen.tls(), servers);
      }
    }
    HttpServer operators = await(doors.openManagement(vertx));
    synchronized (servers) {
      servers.add(operators);
    }
    managementPort = operators.actualPort();
    if (management.tls() != null) {
      Certificates.watch(vertx, management.tls(), List.of(operators));
    }
  }

  private void checkPair(String section, Settings.Listen listen) {
    if (listen.tls() != null) {
      Certificates.check(vertx, listen.tls(), section + ".tls");
    }
  }

  /// The port that the gateway listens on.
  public int port() {
    return port;
  }

  /// The port of health and metrics.
  public int managementPort() {
    return managementPort;
  }

  /// The keys that the log of each year is verified with, oldest first.
  public List<String> verifierKeys() {
    return parts.records().ledger().log().shards().stream().map(Shard::verifierKey).toList();
  }

  /// The key that the log of the newest year is verified with.
  public String verifierKey() {
    return parts.records().ledger().log().verifierKey();
  }

  /// Turns new requests away, lets answers under way end for at most [#DRAIN_SECONDS], closes every
  /// exchange on record, and then the record itself. A part that fails to close keeps no other from
  /// closing; the first failure is thrown in the end. Blocks.
  @Override
  public void close() {
    // The library's own shutdown cuts streams of HTTP/2, so what is under way is waited for here.
    Closing.all(
        List.of(
            parts.house().operators().health()::stop,
            this::drain,
            () -> await(parts.meters().stop()),
            () -> await(parts.egress().close().otherwiseEmpty()),
            parts.gatehouse()::close,
            parts.inForce()::close,
            () -> await(vertx.close()),
            parts.meters()::leave,
            parts.records().words()::close,
            parts.conversations()::close,
            parts.records().retention()::close,
            parts.records().search()::close,
            parts.records().figures()::close,
            parts.house().operators().metrics()::close,
            parts.records().together()::close,
            parts.records().ledger()::close));
  }

  private void drain() {
    Future<Void> answered = parts.house().v1().stop();
    await(answered.timeout(DRAIN_SECONDS, TimeUnit.SECONDS).otherwiseEmpty());
    List<Future<Void>> drained = new ArrayList<>();
    synchronized (servers) {
      for (HttpServer server : servers) {
        drained.add(server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS));
      }
    }
    await(Future.join(drained).otherwiseEmpty());
  }

  /// The record; for tests that read it.
  Ledger ledger() {
    return parts.records().ledger();
  }

  /// Who may call what.
  List<Access.Entry> table() {
    return parts.house().table();
  }

  /// The router of the main port; for tests that walk it.
  Router router() {
    return parts.house().router(vertx, null);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted while starting or stopping");
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ConfigException("cannot start or stop: " + cause.getMessage());
    }
  }
}
