/// Who is calling, and what that caller may call.
///
/// A request enters at [nl.genaisluis.gateway.identity.Access], the one table of routes and roles.
/// It asks [nl.genaisluis.gateway.identity.Authenticator] for the
/// [nl.genaisluis.gateway.identity.Caller] behind the request's only `Authorization` header: a
/// bearer JWT of the configured provider, or an API key of a machine. A token is verified in full
/// once and then remembered for a short while by the hash of all of it; the memory lives and dies
/// with the set of keys that it was made with.
///
/// People on the pages have no such header: theirs is the session that
/// [nl.genaisluis.gateway.identity.Authenticator.Sessions] knows, made when they signed in with
/// tokens that passed here too.
///
/// Without a provider the gateway runs on [nl.genaisluis.gateway.identity.DemoIdentity], a local
/// issuer whose tokens take the same path. It serves this machine only:
/// [nl.genaisluis.gateway.identity.BindGuard] refuses a start on other addresses, and each request
/// is looked at again.
///
/// Whatever goes wrong ends as a [nl.genaisluis.gateway.identity.AuthFault]; nothing here prints a
/// credential or a subject.
@NullMarked
package nl.genaisluis.gateway.identity;

import org.jspecify.annotations.NullMarked;
