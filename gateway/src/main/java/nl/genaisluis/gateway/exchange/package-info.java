/// The exchange: the one walk from a request to a model and back that every route takes.
///
/// [nl.genaisluis.gateway.exchange.Gatehouse] is the door. Behind it an
/// [nl.genaisluis.gateway.exchange.Asked] is ruled by one
/// [nl.genaisluis.gateway.exchange.Snapshot], gets room in the budget, goes on record, and only
/// then to a model; what starts to answer is an [nl.genaisluis.gateway.exchange.OpenExchange],
/// which is closed on record whatever happens. Rulings and energy become events in `EventMapper`
/// alone.
@NullMarked
package nl.genaisluis.gateway.exchange;

import org.jspecify.annotations.NullMarked;
