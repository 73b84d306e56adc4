package nl.genaisluis.policy.prohibited;

import org.jspecify.annotations.Nullable;

/// Text that tells of permits, subsidies and works and is no single case, as offices write and
/// paste it. It has many stretches, and the one of them that looks most prohibited does so by
/// chance: the longer the text, the likelier. So a stretch of it counts for what it says when it
/// stands by itself, for how much it reads like a request and for whether it speaks to somebody;
/// more is wanted of it in a longer text, and what the whole says counts for less. All figures are
/// on the scale of a logarithm of odds where 0 is doubt ([Mix#logit]). They were read off office
/// texts and news that nothing was learned from and requests of the sets that are measured with.
final class OfficeText {
  /// A shorter view is a request and little else.
  private static final int LENGTH_MIN = Windows.BRIEF_MAX;

  /// The mean score of all stretches above which text is no mere padding and below which it is no
  /// case of its own.
  private static final double PADDING = -0.6;

  private static final double CASE = 0.45;

  /// What the view as a whole says counts for so much less.
  private static final double WHOLE_LESS = 4;

  /// What a stretch that reads like a request gains, for each point up to the highest.
  private static final double REQUEST = 3;

  private static final double REQUEST_MAX = 0.8;

  /// What says less than this by itself counts so much less for each point: reading like a request
  /// does not make it prohibited.
  private static final double CLEAR = 1.5;

  private static final double UNCLEAR_LESS = 0.5;

  /// What speaks to nobody ([Address]) tells of a case and asks for nothing.
  static final double UNADDRESSED = 2;

  /// A request within a paragraph of other text is rarer than one on lines of its own. What asks
  /// and says so much by itself needs no line of its own, and what says one point less a part.
  private static final double WITHIN_PARAGRAPH = 1;

  private static final double CLEAR_ANYWHERE = 3;

  /// What is wanted of a stretch in a text of this length, how much more in one that is e times as
  /// long, how much less in one that is so much shorter, and what is wanted at most, so that a
  /// clear request is found in a text of any length.
  private static final double WANTED = 2.6;

  private static final int WANTED_LENGTH = 2_500;
  private static final double GROWTH = 0.8;
  private static final double SHRINKING = 0.6;
  private static final double WANTED_MAX = 3.14;

  /// What is wanted at most of a short request that opens or closes the view: a longer text has no
  /// more of those.
  private static final double WANTED_AT_END = 2;

  private final double wanted;

  private OfficeText(int length) {
    double slope = length > WANTED_LENGTH ? GROWTH : SHRINKING;
    double grown = slope * StrictMath.log((double) length / WANTED_LENGTH);
    wanted = Math.min(WANTED + grown, WANTED_MAX);
  }

  /// The office text that a view is; null when it is none.
  ///
  /// @param windowsFrom windows that end before this place of the view are left out
  static @Nullable OfficeText of(Classifier.Read read, Peaks peaks, int windowsFrom) {
    int length = read.view().length() - windowsFrom;
    double background = peaks.signals().background();
    return length > LENGTH_MIN && background > PADDING && background < CASE
        ? new OfficeText(length)
        : null;
  }

  /// What the view as a whole says.
  double whole(double logit) {
    return logit - WHOLE_LESS;
  }

  /// What a stretch of it asks.
  ///
  /// @param alone what the stretch says by itself
  /// @param request how much it reads like a request
  /// @param one where it stands
  /// @param address how it speaks to somebody
  double asked(double alone, double request, Standouts.One one, Address address) {
    double gained = REQUEST * Math.min(request, REQUEST_MAX);
    double unclear = UNCLEAR_LESS * Math.max(0, CLEAR - alone);
    if (one.atEnd() && address == Address.ASKS) {
      return alone + gained - unclear - Math.min(wanted, WANTED_AT_END);
    }
    double within = one.ownLines() ? 0 : withinParagraph(alone, address);
    double unaddressed = address == Address.NONE ? UNADDRESSED : 0;
    return alone + gained - unclear - within - unaddressed - wanted;
  }

  private static double withinParagraph(double alone, Address address) {
    return address == Address.ASKS
        ? Math.clamp(CLEAR_ANYWHERE - alone, 0, WITHIN_PARAGRAPH)
        : WITHIN_PARAGRAPH;
  }
}
