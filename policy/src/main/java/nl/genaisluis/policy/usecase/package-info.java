/// Use cases: what generative AI may be used for, by whom, with which models and which data. *No,
/// unless*: without an active use case nothing happens.
///
/// [nl.genaisluis.policy.usecase.UseCases] is the door and has the shape of `use-cases.yaml`. A
/// [nl.genaisluis.policy.usecase.UseCase] refuses to exist when it contradicts itself;
/// [nl.genaisluis.policy.usecase.UseCases#check] sets the whole list beside the model register and
/// says what does not fit. Refused use cases stay in the list with their reason, so that a person
/// who asks for them reads why not.
@NullMarked
package nl.genaisluis.policy.usecase;

import org.jspecify.annotations.NullMarked;
