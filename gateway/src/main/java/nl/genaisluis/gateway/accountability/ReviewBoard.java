package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.gateway.identity.Caller;
import org.jspecify.annotations.Nullable;

/// The committee's word on single rulings. A word that a request was missed, or stopped wrongly,
/// weighs on like requests until its last day.
public interface ReviewBoard {
  /// Gives a word; it replaces an earlier one on the same ruling. When the future completes, the
  /// word is recorded and in force. It fails with a [ReviewFault]; then nothing changed.
  Future<View> give(Caller caller, Word word);

  /// Every word that was given, newest first. Never blocks.
  List<View> all();

  /// The word on the ruling with this leaf id; null when there is none. Never blocks.
  @Nullable View find(String decision);

  /// Why the committee gave this word; null when that text was erased. Blocks.
  @Nullable String reason(View view);

  /// What the committee can say of a ruling.
  enum Verdict {
    UPHELD("terecht"),
    MISSED("gemist"),
    FALSE_ALARM("loos-alarm");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    /// The word in the API.
    public String code() {
      return code;
    }

    /// The verdict of this word; null when there is none.
    static @Nullable Verdict find(String code) {
      for (Verdict verdict : values()) {
        if (verdict.code.equals(code)) {
          return verdict;
        }
      }
      return null;
    }
  }

  /// A word to be given.
  ///
  /// @param decision leaf id of the ruling
  /// @param category class of prohibited use; given exactly when the request was missed
  /// @param until the last day on which it weighs on others; null exactly when it was right
  /// @param reason free text; kept as content, never in a leaf
  record Word(
      String decision,
      Verdict verdict,
      @Nullable String category,
      @Nullable LocalDate until,
      String reason) {
    @Override
    public String toString() {
      return "Word[" + decision + ", " + verdict + "]";
    }
  }

  /// A word that was given.
  ///
  /// @param leaf leaf id of the entry that records it
  /// @param weighs true while it weighs on other requests
  record View(
      String decision,
      String leaf,
      Verdict verdict,
      @Nullable String category,
      @Nullable LocalDate until,
      Instant given,
      boolean weighs) {}
}
