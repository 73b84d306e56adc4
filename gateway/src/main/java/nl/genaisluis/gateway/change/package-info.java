/// Change control: what differs between two configurations, which of it permits more, and who
/// agreed.
///
/// A configuration is a set of records by the name of their file.
/// [nl.genaisluis.gateway.change.Change] compares two of them value by value and weighs every
/// difference: only what is known to permit no more passes as such, all else counts as more. A
/// change that permits more waits for the signature of an approver, which
/// [nl.genaisluis.gateway.change.Approval] reads from a note beside the configuration.
/// [nl.genaisluis.gateway.change.ChangeApi] is the door for those who run the gateway; what a
/// change does to the running parts is behind its
/// [nl.genaisluis.gateway.change.ChangeApi.Configurations].
@NullMarked
package nl.genaisluis.gateway.change;

import org.jspecify.annotations.NullMarked;
