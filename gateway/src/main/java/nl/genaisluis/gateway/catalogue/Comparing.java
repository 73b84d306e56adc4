package nl.genaisluis.gateway.catalogue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.ModelsCompared;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.upstream.ModelLists;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares the providers' lists with the register, at a pace. Safe for use by many threads.
public final class Comparing {
  private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);

  private final ModelLists lists;
  private final Supplier<Register> register;
  private final Recorder recorder;
  private final Supplier<String> ids;
  private final Clock clock;
  private final Map<String, List<String>> before = new ConcurrentHashMap<>();
  private final Map<String, Comparison> last = new ConcurrentHashMap<>();

  /// @param register the register of the moment
  /// @param ids gives each event its own exchange id
  public Comparing(
      ModelLists lists,
      Supplier<Register> register,
      Recorder recorder,
      Supplier<String> ids,
      Clock clock) {
    this.lists = lists;
    this.register = register;
    this.recorder = recorder;
    this.ids = ids;
    this.clock = clock;
  }

  /// Takes over an earlier entry of the record; for the start.
  public void replay(Entry entry) {
    if (entry.event() instanceof ModelsCompared compared) {
      before.put(compared.provider(), compared.unlisted());
    }
  }

  /// Compares from now on at this pace, until Vert.x is closed.
  public void start(Vertx vertx, Pace pace, BooleanSupplier onDuty) {
    Context loop = vertx.getOrCreateContext();
    Handler<Void> look =
        _ -> {
          if (onDuty.getAsBoolean()) {
            compareAll();
          }
        };
    vertx.setTimer(
        pace.first().toMillis(),
        _ -> {
          loop.runOnContext(look);
          vertx.setPeriodic(pace.every().toMillis(), _ -> loop.runOnContext(look));
        });
  }

  /// The last comparison of this model's provider; null before the first.
  public @Nullable Comparison of(Model model) {
    return last.get(model.provider());
  }

  private void compareAll() {
    for (Provider provider : register.get().providers()) {
      if (lists.canAsk(provider)) {
        compare(provider)
            .onFailure(
                _ ->
                    LOG.atWarn()
                        .addKeyValue("provider", provider.id())
                        .addKeyValue("code", "models_not_compared")
                        .log("a provider's list could not be compared"));
      }
    }
  }

  private Future<Void> compare(Provider provider) {
    return lists.of(provider).compose(served -> recorded(provider, served));
  }

  private Future<Void> recorded(Provider provider, Set<String> served) {
    ModelsCompared compared =
        Comparison.record(
            ids.get(),
            provider,
            register.get(),
            served,
            before.getOrDefault(provider.id(), List.of()));
    return recorder
        .append(compared, null)
        .map(
            _ -> {
              before.put(provider.id(), compared.unlisted());
              last.put(
                  provider.id(), new Comparison(clock.instant(), Set.copyOf(compared.missing())));
              if (!compared.missing().isEmpty() || !compared.appeared().isEmpty()) {
                LOG.atWarn()
                    .addKeyValue("provider", provider.id())
                    .addKeyValue("missing", compared.missing().size())
                    .addKeyValue("appeared", compared.appeared().size())
                    .log("a provider's list differs from the register");
              }
              return null;
            });
  }
}
