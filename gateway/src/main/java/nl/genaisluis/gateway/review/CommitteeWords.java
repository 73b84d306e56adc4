package nl.genaisluis.gateway.review;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Reviewed;
import nl.genaisluis.audit.ledger.Following;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.accountability.ReviewBoard;
import nl.genaisluis.gateway.accountability.ReviewFault;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.policy.prohibited.Example;
import nl.genaisluis.policy.prohibited.Examples;
import org.jspecify.annotations.Nullable;

/// The committee's words, as the ledger has them. Thread-safe; reading never blocks.
public final class CommitteeWords implements ReviewBoard, AutoCloseable {
  /// So many words can weigh at once: each is compared with every request.
  static final int WEIGHING_MAX = 1_000;

  /// Entries that are read at once when a ruling is sought by its leaf id.
  private static final int CHUNK = 1_000;

  private final Vertx vertx;
  private final Ledger ledger;
  private final Clock clock;

  // Guarded by this: the last word on each ruling, oldest first.
  private final Map<String, Held> held = new LinkedHashMap<>();

  private volatile List<Held> current = List.of();
  private @Nullable Following following;

  /// @param example what it weighs with; null when it weighs on nothing
  private record Held(View view, @Nullable Example example) {
    boolean weighs(Instant now) {
      return example != null && now.isBefore(example.until());
    }
  }

  public CommitteeWords(Vertx vertx, Ledger ledger, Clock clock) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Takes over an earlier entry of the record; for the start. Blocks while it reads content.
  public synchronized void replay(Entry entry) {
    if (take(entry)) {
      current = List.copyOf(held.values());
    }
  }

  /// Follows the record from now on.
  ///
  /// @param from the index after the last replayed entry
  /// @param publish is handed what weighs, now and whenever it changes
  public synchronized void start(long from, Consumer<Examples> publish) {
    publish.accept(examples());
    following = ledger.follow("review", from, entries -> heard(entries, publish));
  }

  @Override
  public Future<View> give(Caller caller, Word word) {
    return vertx
        .executeBlocking(() -> event(caller, word), false)
        .compose(
            event ->
                Future.fromCompletionStage(
                        ledger.append(event, new Content(word.reason())),
                        vertx.getOrCreateContext())
                    .recover(
                        _ -> Future.failedFuture(new ReviewFault(ReviewFault.Reason.NOT_RECORDED))))
        .compose(_ -> vertx.executeBlocking(() -> inForce(word.decision()), false));
  }

  @Override
  public List<View> all() {
    List<View> views = new ArrayList<>();
    for (Held one : current) {
      views.add(view(one));
    }
    Collections.reverse(views);
    return views;
  }

  @Override
  public @Nullable View find(String decision) {
    for (Held one : current) {
      if (one.view().decision().equals(decision)) {
        return view(one);
      }
    }
    return null;
  }

  @Override
  public @Nullable String reason(View view) {
    Content content = ledger.content(view.leaf());
    return content == null ? null : content.text();
  }

  @Override
  public void close() {
    Following open;
    synchronized (this) {
      open = following;
    }
    if (open != null) {
      open.close();
    }
  }

  private Reviewed event(Caller caller, Word word) {
    Entry ruling = ruling(word.decision());
    if (ruling == null) {
      throw new ReviewFault(ReviewFault.Reason.UNKNOWN_DECISION);
    }
    if (word.verdict() != Verdict.UPHELD) {
      requireWeight(ruling, word);
    }
    LocalDate until = word.until();
    return new Reviewed(
        ruling.event().exchange(),
        ruling.leaf(),
        Words.code(word.verdict()),
        word.category(),
        until == null ? null : until.toString(),
        caller.roles().contains(Role.COMMISSIE) ? Role.COMMISSIE.code() : Role.AUDITOR.code());
  }

  /// Only what can be compared with other requests may weigh on them.
  private void requireWeight(Entry ruling, Word word) {
    boolean stopped =
        ruling.event() instanceof Refused refused && Words.ofTheCheck(refused.refusal());
    if (word.verdict() == Verdict.FALSE_ALARM && !stopped) {
      throw new ReviewFault(ReviewFault.Reason.OTHER_GROUND);
    }
    if (Words.asked(ledger.content(ruling.leaf())) == null) {
      throw new ReviewFault(ReviewFault.Reason.NO_TEXT);
    }
    Instant now = clock.instant();
    if (current.stream().filter(one -> one.weighs(now)).count() >= WEIGHING_MAX) {
      throw new ReviewFault(ReviewFault.Reason.FULL);
    }
  }

  /// Reads the ledger from its end: a ruling that somebody judges is nearly always a recent one.
  private @Nullable Entry ruling(String leaf) {
    long end = ledger.size();
    while (end > 0) {
      long from = Math.max(0, end - CHUNK);
      List<Entry> entries = ledger.entries(from, (int) (end - from));
      for (Entry entry : entries.reversed()) {
        if (entry.leaf().equals(leaf)) {
          boolean ruling = entry.event() instanceof Refused || entry.event() instanceof Opened;
          return ruling ? entry : null;
        }
      }
      end = from;
    }
    return null;
  }

  private View inForce(String decision) {
    Following open;
    synchronized (this) {
      open = Objects.requireNonNull(following, "words are given after the start only");
    }
    open.catchUp();
    return Objects.requireNonNull(find(decision), "a recorded word is known");
  }

  private synchronized void heard(List<Entry> entries, Consumer<Examples> publish) {
    boolean changed = false;
    for (Entry entry : entries) {
      changed |= take(entry);
    }
    if (changed) {
      current = List.copyOf(held.values());
      publish.accept(examples());
    }
  }

  /// Whether the entry changed what is held.
  private boolean take(Entry entry) {
    return switch (entry.event()) {
      case Reviewed reviewed -> {
        // Out and in again: the newest word stands last.
        held.remove(reviewed.target());
        held.put(reviewed.target(), held(entry, reviewed));
        yield true;
      }
      case Erased erased ->
          held.computeIfPresent(erased.target(), (_, one) -> new Held(one.view(), null)) != null;
      default -> false;
    };
  }

  private Held held(Entry entry, Reviewed reviewed) {
    String until = reviewed.until();
    View view =
        new View(
            reviewed.target(),
            entry.leaf(),
            Words.verdict(reviewed.word()),
            reviewed.category(),
            until == null ? null : LocalDate.parse(until),
            entry.moment(),
            false);
    return new Held(view, Words.example(view, ledger.content(reviewed.target())));
  }

  private View view(Held one) {
    View view = one.view();
    return new View(
        view.decision(),
        view.leaf(),
        view.verdict(),
        view.category(),
        view.until(),
        view.given(),
        one.weighs(clock.instant()));
  }

  private Examples examples() {
    Instant now = clock.instant();
    List<Example> weighing = new ArrayList<>();
    for (Held one : held.values()) {
      Example example = one.example();
      if (example != null && one.weighs(now)) {
        weighing.add(example);
      }
    }
    return new Examples(weighing);
  }

  /// The moment after the last day of a word.
  static Instant end(LocalDate until) {
    return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
