/// Hosts and callers that mean harm or are broken, played byte for byte on loopback sockets.
///
/// A [nl.genaisluis.gateway.hostile.Rig] is a whole gateway between a
/// [nl.genaisluis.gateway.hostile.RawUpstream], which writes what a test tells it to, and a
/// [nl.genaisluis.gateway.hostile.RawClient], which sends what no library would. What the tests
/// hold the gateway to is told in `docs/streams.md`; the numbers there are the failure modes that
/// other gateways are known for.
@NullMarked
package nl.genaisluis.gateway.hostile;

import org.jspecify.annotations.NullMarked;
