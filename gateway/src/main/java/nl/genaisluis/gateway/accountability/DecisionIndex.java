package nl.genaisluis.gateway.accountability;

import java.util.List;
import nl.genaisluis.audit.search.Counts;
import nl.genaisluis.audit.search.Filter;
import nl.genaisluis.audit.search.UnitCounts;
import org.jspecify.annotations.Nullable;

/// The rulings on record, as readers search them. Every method may block and may throw; nothing in
/// here holds text of a request.
public interface DecisionIndex {
  /// The rulings that fit, newest first.
  Found find(Wanted wanted);

  /// The ruling with this leaf id; null when there is none.
  @Nullable Decision decision(String leafId);

  /// What a reader looks for.
  ///
  /// @param text words in the scrubbed text; empty for any
  /// @param filter what the ruling must be
  /// @param before only of the first so many entries of the record
  /// @param counted true when all that fit are to be counted by their facets too
  /// @param page which part of what fits
  record Wanted(String text, Filter filter, long before, boolean counted, Page page) {
    @Override
    public String toString() {
      return "Wanted[" + text.length() + " characters, " + filter + "]";
    }
  }

  /// A part of what fits.
  ///
  /// @param limit most rulings to give
  /// @param offset rulings to pass over
  record Page(int limit, int offset) {}

  /// One page of what was found.
  ///
  /// @param total how many fit in all
  /// @param before how many entries of the record were searched
  /// @param counted null when that was not asked for
  record Found(long total, long before, List<Decision> decisions, @Nullable Counted counted) {
    public Found {
      decisions = List.copyOf(decisions);
    }
  }

  /// How all that fit are spread.
  ///
  /// @param units what may be told of organisation units; empty when nothing may be
  record Counted(Counts counts, List<UnitCounts.Row> units) {
    public Counted {
      units = List.copyOf(units);
    }
  }

  /// One ruling, or the end of an answer, without its text.
  ///
  /// @param time UTC, to the minute
  /// @param kind code of the event (`refused`, `opened` or `closed`)
  /// @param verdict ground of a refusal, outcome of an answer; null when it was let through
  /// @param masked types of personal data that were replaced
  /// @param energyWh the central figure; null when it is not known
  record Decision(
      String leafId,
      String exchange,
      String time,
      String kind,
      @Nullable String verdict,
      @Nullable String useCase,
      List<String> rules,
      List<String> categories,
      List<String> masked,
      @Nullable String model,
      @Nullable Double energyWh) {
    public Decision {
      rules = List.copyOf(rules);
      categories = List.copyOf(categories);
      masked = List.copyOf(masked);
    }
  }
}
