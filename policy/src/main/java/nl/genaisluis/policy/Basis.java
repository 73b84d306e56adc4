package nl.genaisluis.policy;

import java.time.LocalDate;
import nl.genaisluis.policy.prohibited.Decided;
import org.jspecify.annotations.Nullable;

/// What a refusal rests on: whose decision it carries out.
public sealed interface Basis {
  /// The rules on prohibited use, which hold in every use case.
  ///
  /// @param decided who decided them; null where the operator did not say
  record Rules(@Nullable Decided decided) implements Basis {}

  /// The terms of one use case.
  ///
  /// @param useCase its id
  /// @param responsible the role that answers for it
  /// @param since its first day; null until it is known
  record UseCase(String useCase, String responsible, @Nullable LocalDate since) implements Basis {
    /// The terms of this use case.
    public static UseCase of(nl.genaisluis.policy.usecase.UseCase one) {
      return new UseCase(one.id(), one.accountability().responsible(), one.term().start());
    }
  }
}
