/// Once a day, the list of models of every provider beside the register: what the register has and
/// the provider no longer serves, and what the provider serves under a name that nobody approved.
///
/// A [nl.genaisluis.gateway.catalogue.Comparing] asks the providers that can be asked, puts each
/// [nl.genaisluis.gateway.catalogue.Comparison] on record, and keeps the last one for whoever shows
/// the register. It changes nothing: what may be used is the register's to say.
@NullMarked
package nl.genaisluis.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
