package nl.genaisluis.policy.prohibited;

import java.util.Locale;

/// Counts over samples.
final class Tally {
  int prohibited;
  int blocked;
  int caught;
  int allowed;
  int overBlocked;
  int touched;

  void add(boolean isProhibited, Judgement judgement) {
    boolean block =
        judgement instanceof Judgement.Prohibited || judgement instanceof Judgement.Unsure;
    boolean caughtNow = !(judgement instanceof Judgement.Clear);
    if (isProhibited) {
      prohibited++;
      blocked += block ? 1 : 0;
      caught += caughtNow ? 1 : 0;
    } else {
      allowed++;
      overBlocked += block ? 1 : 0;
      touched += caughtNow ? 1 : 0;
    }
  }

  Figures.Share stopped() {
    return new Figures.Share(caught, prohibited);
  }

  Figures.Share touchedOfAllowed() {
    return new Figures.Share(touched, allowed);
  }

  double recall() {
    return share(caught, prohibited);
  }

  double blockRecall() {
    return share(blocked, prohibited);
  }

  double overBlock() {
    return share(overBlocked, allowed);
  }

  double touchedShare() {
    return share(touched, allowed);
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : (double) part / all;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "prohibited %4d: block+confirm %.3f, block %.3f | allowed %4d: block %.3f, confirm %.3f",
        prohibited,
        recall(),
        blockRecall(),
        allowed,
        overBlock(),
        touchedShare() - overBlock());
  }
}
