/// The meters of our own machines: read over HTTP at a pace, through the egress door.
///
/// A [nl.genaisluis.gateway.meter.Meters] reads two pages per deployment, an energy exporter's and
/// the model server's. It tells what a call took when that deployment was measured (class B),
/// shares every window out over requests, idle and what did not come through the gateway, and puts
/// the sums of each hour on record. Where nothing was measured the published estimate stands.
///
/// A gateway that stands alone keeps windows in memory (`OwnDeployment`). Where several nodes call
/// the same machine, one of them reads it and all of them tell what their calls did, in rows of the
/// shared database (`JointDeployment`, `JointRows`): a window is counted when every node told.
@NullMarked
package nl.genaisluis.gateway.meter;

import org.jspecify.annotations.NullMarked;
