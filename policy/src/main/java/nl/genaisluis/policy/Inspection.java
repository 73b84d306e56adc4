package nl.genaisluis.policy;

import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// What the checks saw, whatever the ruling.
///
/// @param useCase null when none was named or it is unknown
/// @param scrubbed null when the scrubber could not say
/// @param candidate the model that would answer first; null when there is none
public record Inspection(
    @Nullable UseCase useCase,
    Judgement prohibited,
    @Nullable Scrubbed scrubbed,
    DataClass dataClass,
    @Nullable Candidate candidate) {}
