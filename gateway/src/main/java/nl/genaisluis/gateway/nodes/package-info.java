/// What several gateways share that stand on one PostgreSQL database, besides the record itself.
///
/// [nl.genaisluis.gateway.nodes.Nodes] is the door. It brings the tables up to date, gives work to
/// a few connections that are not the record's, and keeps a pulse: twice a second it tells the
/// others that this node lives, hears which stops hold, and so knows that the database can be
/// reached. A node that has heard nothing for five seconds knows nothing of stops set elsewhere and
/// lets no new call through.
///
/// Budgets, rates, confirmations, stops and conversations keep their own rows through this door;
/// what a row means is theirs.
@NullMarked
package nl.genaisluis.gateway.nodes;

import org.jspecify.annotations.NullMarked;
