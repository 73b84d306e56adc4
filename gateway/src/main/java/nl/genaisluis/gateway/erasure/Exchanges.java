package nl.genaisluis.gateway.erasure;

import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.genaisluis.audit.ledger.Belongings;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.uselog.Who;
import org.jspecify.annotations.Nullable;

/// Finds the exchanges that are meant. Blocks, and holds none of them.
final class Exchanges {
  private Exchanges() {}

  /// Hands over the id of every exchange that is meant; of a person's, in the order of the use log.
  static void each(Belongings belongings, Wanted wanted, Consumer<String> each) {
    switch (wanted) {
      case Wanted.Decision(String leaf) -> {
        String exchange = belongings.exchangeOf(leaf);
        if (exchange != null) {
          each.accept(exchange);
        }
      }
      case Wanted.Request _, Wanted.Person _ ->
          lines(belongings, wanted, line -> each.accept(line.exchange()));
    }
  }

  /// The one exchange that is meant; null when there is none.
  static @Nullable String one(Belongings belongings, Wanted wanted) {
    String[] found = new String[1];
    each(belongings, wanted, exchange -> found[0] = exchange);
    return found[0];
  }

  /// Hands over every line of the use log that is meant, oldest first.
  static void lines(Belongings belongings, Wanted wanted, Consumer<UseLine> each) {
    Predicate<UseLine> meant = meant(belongings, wanted);
    belongings.uses(
        line -> {
          if (meant.test(line)) {
            each.accept(line);
          }
        });
  }

  private static Predicate<UseLine> meant(Belongings belongings, Wanted wanted) {
    return switch (wanted) {
      case Wanted.Decision(String leaf) -> {
        String exchange = belongings.exchangeOf(leaf);
        yield line -> line.exchange().equals(exchange);
      }
      case Wanted.Request(String requestId) -> of(who -> who.requestId().equals(requestId));
      case Wanted.Person(String subject) -> of(who -> who.subject().equals(subject));
    };
  }

  private static Predicate<UseLine> of(Predicate<Who> meant) {
    return line -> {
      Who who = line.who();
      return who != null && meant.test(who);
    };
  }
}
