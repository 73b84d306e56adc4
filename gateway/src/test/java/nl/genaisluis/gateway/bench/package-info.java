/// The load bench: what the gateway costs, with its controls in the same run on the same machine.
///
/// [Bench] starts a [MockProvider], then for each target (the mock itself, a [BareProxy], the
/// gateway with its data on disk and in memory) fires a [Load] in which every request differs. The
/// open loop fires on a fixed schedule and counts from the *scheduled* moment, so a stall of the
/// target shows up in every request that had to wait for it. Nothing here is a test: figures are
/// printed, not asserted.
@NullMarked
package nl.genaisluis.gateway.bench;

import org.jspecify.annotations.NullMarked;
