/// Answers that were given before, for the same question: no model runs and no energy is used.
///
/// [nl.genaisluis.gateway.cache.AnswerCache] is the door. A use case has a cache only when its
/// limits say so. What is kept is the answer as the model gave it, with placeholders and without
/// anybody's values; what it is found by is a digest of the scrubbed request, the use case, the
/// model, the policy version and the unit. A hit walks the same way as any other call: ruled,
/// counted, on record, read by the output rules and restored with the values of its own asker.
@NullMarked
package nl.genaisluis.gateway.cache;

import org.jspecify.annotations.NullMarked;
