/// How each provider departs from the OpenAI protocol, as data: one small file per provider, every
/// fact with where it was read and when.
///
/// A [nl.genaisluis.gateway.dialect.Dialects] holds them by name; an entry of `models.yaml` names
/// one in `quirks`. A request body enters [nl.genaisluis.gateway.dialect.Dialect#speak] and comes
/// out in the words of the provider, or not at all: what a provider cannot carry is named, never
/// left out. What nobody documents is not guessed; it passes as the protocol has it.
@NullMarked
package nl.genaisluis.gateway.dialect;

import org.jspecify.annotations.NullMarked;
