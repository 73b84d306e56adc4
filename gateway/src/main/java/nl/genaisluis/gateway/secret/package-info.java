/// Files with the keys that the gateway makes for itself: of pseudonyms, of conversations, of
/// counts of budgets. Each part of the gateway has a key of its own; what they share is how such a
/// file comes to be.
@NullMarked
package nl.genaisluis.gateway.secret;

import org.jspecify.annotations.NullMarked;
