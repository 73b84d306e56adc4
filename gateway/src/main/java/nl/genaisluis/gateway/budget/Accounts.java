package nl.genaisluis.gateway.budget;

import java.util.concurrent.CompletionStage;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;

/// All budgets and what was used of them: [Budgets] of a gateway that stands alone, [JointBudgets]
/// of nodes that share a database. Thread-safe; nothing here blocks but [#past] and [#close].
public sealed interface Accounts extends AutoCloseable permits Budgets, JointBudgets {
  /// Hears once in a window that a budget was used for four fifths, and once that it was used up.
  /// It must not wait.
  interface Watcher {
    void crossed(Standing standing);
  }

  /// What a dry run sees: the room for such a call, of which nothing is set aside.
  ///
  /// @param full the budget that has none; null when all have
  /// @param tokens the token budget that has least left; null when none applies
  record Peek(@Nullable Standing full, @Nullable Standing tokens) {}

  /// Whose use a call of this caller is.
  Party party(String useCase, Caller caller);

  /// Sets room aside in every budget that applies, or in none. The stage fails when the counts
  /// cannot be reached; then nothing stays set aside. Completion may happen on another thread.
  ///
  /// @param cost the most that the call is reckoned to use
  CompletionStage<Room> ask(Party party, Cost cost);

  /// Looks whether a call of this size would get room now.
  CompletionStage<Peek> look(Party party, Cost cost);

  /// Takes up the budgets of these use cases. What was counted stays counted, and what a use case
  /// that is gone had set aside is still charged: answers of it may be under way, and it may come
  /// back.
  void adopt(UseCases useCases);

  /// Begins to take over the past from the record.
  Past past(Register register);

  @Override
  void close();
}
