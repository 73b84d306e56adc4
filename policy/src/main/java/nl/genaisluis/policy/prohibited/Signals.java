package nl.genaisluis.policy.prohibited;

/// What the deciders say of one view, from several distances.
///
/// @param whole the score of the whole view; 0 when it is too long for that
/// @param wholeSeen 1 when the view was scored whole
/// @param sentence the highest score of a sentence or two
/// @param stretch the highest score of a stretch of some sentences
/// @param paragraph the highest score of a paragraph
/// @param edge the highest of the first and the last paragraph, where requests mostly stand
/// @param ask the highest of the sentences that ask for something
/// @param background the mean of all stretches: how much the material itself looks like a case
/// @param length the natural logarithm of how many characters the view has
/// @param asked of a view of several lines, the `asked` of its [Instruction], else 0
/// @param told of a view of several lines, the `told` of its [Instruction], else 0
/// @param act the same, its `act`
/// @param judged the same, the lower of `whole` and `act`: what looks like a case counts as far as
///   a judgement of it is wanted
record Signals(
    double whole,
    double wholeSeen,
    double sentence,
    double stretch,
    double paragraph,
    double edge,
    double ask,
    double background,
    double length,
    double asked,
    double told,
    double act,
    double judged) {
  static final int COUNT = 13;

  double at(int index) {
    return switch (index) {
      case 0 -> whole;
      case 1 -> wholeSeen;
      case 2 -> sentence;
      case 3 -> stretch;
      case 4 -> paragraph;
      case 5 -> edge;
      case 6 -> ask;
      case 7 -> background;
      case 8 -> length;
      case 9 -> asked;
      case 10 -> told;
      case 11 -> act;
      case 12 -> judged;
      default -> throw new IllegalArgumentException("no signal " + index);
    };
  }
}
