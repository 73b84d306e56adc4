package nl.genaisluis.gateway.budget;

/// What was used and reserved of one budget by one subject in one window. For one thread, or
/// guarded by [Budgets].
final class Counter {
  private static final long WARN_NUMERATOR = 5;
  private static final long WARN_DENOMINATOR = 4;

  private Rule rule;
  private final long endsAt;
  private long used;
  private long reserved;
  private long firmUsed;
  private long firmReserved;
  private boolean warned;
  private boolean toldExceeded;

  /// @param endsAt seconds since 1970 at which the window is over
  Counter(Rule rule, long endsAt) {
    this.rule = rule;
    this.endsAt = endsAt;
  }

  /// What stays of a count between two looks at it.
  record State(
      long used,
      long reserved,
      long firmUsed,
      long firmReserved,
      boolean warned,
      boolean toldExceeded) {
    static final State NONE = new State(0, 0, 0, 0, false, false);
  }

  /// A count that goes on from there.
  static Counter of(Rule rule, long endsAt, State state) {
    Counter counter = new Counter(rule, endsAt);
    counter.used = state.used();
    counter.reserved = state.reserved();
    counter.firmUsed = state.firmUsed();
    counter.firmReserved = state.firmReserved();
    counter.warned = state.warned();
    counter.toldExceeded = state.toldExceeded();
    return counter;
  }

  State state() {
    return new State(used, reserved, firmUsed, firmReserved, warned, toldExceeded);
  }

  Rule rule() {
    return rule;
  }

  /// The budget as it is now; another bound, the same count.
  void follow(Rule now) {
    rule = now;
  }

  boolean over(long now) {
    return now >= endsAt;
  }

  long used() {
    return used;
  }

  /// Used and reserved together.
  long taken() {
    return used + reserved;
  }

  /// True when a call of this size may go on. One that uses nothing of the quantity always may.
  boolean hasRoom(Cost cost) {
    long firm = cost.firm(rule.quantity());
    long firmTaken = firmUsed + firmReserved;
    if (cost.all(rule.quantity()) == 0) {
      return true;
    }
    return firmTaken + firm <= rule.max() && (firm > 0 || firmTaken < rule.max());
  }

  void reserve(Cost cost) {
    reserved += cost.all(rule.quantity());
    firmReserved += cost.firm(rule.quantity());
  }

  void release(Cost cost) {
    reserved -= cost.all(rule.quantity());
    firmReserved -= cost.firm(rule.quantity());
  }

  void use(Cost cost) {
    used += cost.all(rule.quantity());
    firmUsed += cost.firm(rule.quantity());
  }

  /// Leaves no room to anyone.
  void shut() {
    used = rule.max();
    firmUsed = rule.max();
  }

  /// Four fifths are used.
  boolean warns() {
    return used * WARN_NUMERATOR >= rule.max() * WARN_DENOMINATOR;
  }

  /// True once in a window: when four fifths are used for the first time.
  boolean warnsFirst() {
    boolean first = warns() && !warned;
    warned |= first;
    return first;
  }

  /// True once in a window: when all of it is used for the first time.
  boolean exceedsFirst() {
    boolean first = used >= rule.max() && !toldExceeded;
    toldExceeded |= first;
    return first;
  }
}
