package nl.genaisluis.gateway.start;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.config.GuidelineText;
import nl.genaisluis.gateway.exchange.Snapshot;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.prohibited.Examples;
import nl.genaisluis.policy.prohibited.ProhibitedUse;

/// The configuration in force, with all that was made from it. It is replaced as a whole: whoever
/// took a snapshot ends under that one, and nobody sees half of two. Thread-safe.
final class InForce implements AutoCloseable {
  private volatile State state;

  // Guarded by this: the committee's words, and the checks that must be closed.
  private Examples examples = Examples.NONE;
  private final List<ProhibitedUse> open = new ArrayList<>();

  /// @param policy without the committee's words
  private record State(
      Loaded loaded, Checks checks, Policy policy, Snapshot snapshot, Catalogue catalogue) {
    static State of(Loaded loaded, Checks checks, Policy policy, Examples examples) {
      return new State(
          loaded,
          checks,
          policy,
          new Snapshot(policy.with(examples), loaded.register()),
          new Catalogue(
              loaded.useCases(),
              loaded.register(),
              checks.rules(),
              loaded.version(),
              GuidelineText.byName(loaded.guideline())));
    }
  }

  InForce(Loaded loaded, Checks checks, Policy policy) {
    this.state = State.of(loaded, checks, policy, Examples.NONE);
    open.add(checks.prohibitedUse());
  }

  Snapshot snapshot() {
    return state.snapshot();
  }

  Catalogue catalogue() {
    return state.catalogue();
  }

  Loaded loaded() {
    return state.loaded();
  }

  Checks checks() {
    return state.checks();
  }

  /// The committee's words are these from now on, under every configuration.
  synchronized void weigh(Examples words) {
    examples = words;
    State now = state;
    state = State.of(now.loaded(), now.checks(), now.policy(), words);
  }

  /// This configuration is in force from now on.
  synchronized void put(Loaded loaded, Checks checks, Policy policy) {
    if (!open.contains(checks.prohibitedUse())) {
      open.add(checks.prohibitedUse());
    }
    state = State.of(loaded, checks, policy, examples);
  }

  /// Closes checks of before, which no request can be under way in any more.
  synchronized void retire(ProhibitedUse former) {
    if (former != state.checks().prohibitedUse() && open.remove(former)) {
      former.close();
    }
  }

  @Override
  public synchronized void close() {
    open.forEach(ProhibitedUse::close);
    open.clear();
  }
}
