/// Signing in on the pages, with the organisation's own OpenID Connect provider.
///
/// `GET /aanmelden` sends the browser to the provider and leaves an attempt in a sealed cookie:
/// state, nonce and the PKCE verifier (RFC 7636), for ten minutes. The provider sends the browser
/// back to `/aanmelden/terug`; there the attempt is spent, the code is exchanged over the egress
/// door, and both tokens pass [nl.genaisluis.gateway.identity.Authenticator#signedIn]. Only then
/// does [nl.genaisluis.gateway.signin.Sessions] open a session under a new random name, which the
/// browser keeps in a cookie that no script can read. From then on
/// [nl.genaisluis.gateway.identity.Authenticator] finds the caller by that cookie, on requests of
/// this gateway's own pages and of no other site. Tokens never reach the browser.
///
/// Whatever goes wrong on the way is a [nl.genaisluis.gateway.signin.Trouble] that the pages put
/// into words; nobody is let in on the way there. Sessions live in memory: a restart ends them all.
@NullMarked
package nl.genaisluis.gateway.signin;

import org.jspecify.annotations.NullMarked;
