package nl.genaisluis.models.register;

import org.jspecify.annotations.Nullable;

/// What two public indexes say of a model's openness.
///
/// @param osai points out of 12 in the European Open Source AI Index; null when not in it
/// @param mof class in the Model Openness Framework (`I`, `II`, `III`, `none`); null when not in it
public record OpennessScores(@Nullable Double osai, @Nullable String mof) {
  public OpennessScores {
    if (osai != null && !(osai >= 0 && osai <= 12)) {
      throw new IllegalArgumentException("osai must be between 0 and 12, was: " + osai);
    }
    if (mof != null && !mof.matches("I|II|III|none")) {
      throw new IllegalArgumentException("mof must be I, II, III or none, was: " + mof);
    }
  }
}
