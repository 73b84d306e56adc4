package nl.genaisluis.gateway.accountability;

import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import nl.genaisluis.audit.figures.Figures;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.erasure.Holds;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;

/// What the API answers from.
///
/// @param catalogue the rules that hold now; asked anew for each request
/// @param index the rulings on record
/// @param clock for the day on which provenance is judged and the month that figures may reach
/// @param states how a model does at its host now
public record Sources(
    Supplier<Catalogue> catalogue,
    Ledger ledger,
    DecisionIndex index,
    Figures figures,
    StopBoard stops,
    ReviewBoard reviews,
    Holds holds,
    ApiIdentity identity,
    Clock clock,
    BiFunction<Model, Provider, ModelState> states) {}
