/// Signing in, through the front door: a whole gateway with a provider of identities that a test
/// plays.
@NullMarked
package nl.genaisluis.gateway.signin;

import org.jspecify.annotations.NullMarked;
