/// The only way out. Every outbound call names a purpose; the purpose names one configured
/// [nl.genaisluis.gateway.egress.Destination]; nothing else can be reached.
///
/// [nl.genaisluis.gateway.egress.Egress] resolves the host of the purpose, checks every address it
/// gets against [nl.genaisluis.gateway.egress.AddressRule], and connects to the address that was
/// checked, so a name server that changes its answer between check and connect gains nothing. The
/// host name stays in the `Host` header, in SNI and in the check of the certificate. Redirects are
/// answers like any other and are never followed; no proxy is taken from the environment.
///
/// LangChain4j models get their HTTP client from [nl.genaisluis.gateway.egress.Egress#langChain]. A
/// model that is built without one finds [nl.genaisluis.gateway.egress.ClosedHttpClientFactory] and
/// does not start.
@NullMarked
package nl.genaisluis.gateway.egress;

import org.jspecify.annotations.NullMarked;
