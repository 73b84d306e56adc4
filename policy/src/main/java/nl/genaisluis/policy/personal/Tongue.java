package nl.genaisluis.policy.personal;

import java.util.List;

/// The language of a conversation, as far as placeholders go. The first leaf that tells decides, so
/// that a conversation which is sent again with more turns keeps its placeholders.
enum Tongue {
  DUTCH,
  ENGLISH;

  private static final int VOTES_MIN = 3;
  private static final WordSet DUTCH_WORDS =
      WordSet.line(
          "de het een en van ik je jij u we wij dat die niet met voor aan deze dit is zijn heeft");
  private static final WordSet ENGLISH_WORDS =
      WordSet.line(
          "the and of to you your that this with for not are have has please my our was will from");

  static Tongue of(List<Page> pages) {
    for (Page page : pages) {
      int dutch = votes(page.tokens(), DUTCH_WORDS);
      int english = votes(page.tokens(), ENGLISH_WORDS);
      if (Math.max(dutch, english) >= VOTES_MIN && dutch != english) {
        return english > dutch ? ENGLISH : DUTCH;
      }
    }
    return DUTCH;
  }

  private static int votes(Tokens tokens, WordSet words) {
    int votes = 0;
    int end = Math.min(tokens.count(), 400);
    for (int token = 0; token < end; token++) {
      votes += tokens.isWord(token) && words.contains(tokens.key(token)) ? 1 : 0;
    }
    return votes;
  }
}
