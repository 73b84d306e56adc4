/// The OpenAI-compatible surface `/v1`: bodies become asks, outcomes become answers in OpenAI's own
/// shapes. Rulings are made elsewhere; here they only get their form.
@NullMarked
package nl.genaisluis.gateway.front;

import org.jspecify.annotations.NullMarked;
