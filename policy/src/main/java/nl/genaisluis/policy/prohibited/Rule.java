package nl.genaisluis.policy.prohibited;

import java.util.List;

/// One written rule: words near each other that name a prohibited use beyond doubt.
///
/// @param id stable: V-, S-, H-, I- or R- by class, and a number
/// @param nears all of these must be in the text
/// @param unless a word of any of these lists in the text silences the rule
/// @param hits texts that the rule must hit; tested
/// @param misses texts that the rule must not hit; tested
record Rule(
    String id,
    ProhibitedClass category,
    Wording title,
    Wording explanation,
    List<Near> nears,
    List<String> unless,
    List<String> hits,
    List<String> misses) {

  /// Words of each of these lists within so many words.
  ///
  /// @param of names of word lists, `@naam` for a name or `@getal` for a number
  record Near(int within, boolean ordered, List<String> of) {
    Near {
      of = List.copyOf(of);
      if (of.isEmpty() || within < of.size()) {
        throw new IllegalArgumentException("rule needs words and room for them");
      }
    }
  }

  Rule {
    nears = List.copyOf(nears);
    unless = List.copyOf(unless);
    hits = List.copyOf(hits);
    misses = List.copyOf(misses);
    if (nears.isEmpty() || hits.isEmpty() || misses.isEmpty()) {
      throw new IllegalArgumentException(
          "rule " + id + " needs words, an example that it hits and one that it misses");
    }
  }
}
