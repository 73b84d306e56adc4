/// The accountability API (`/api/v1`) and the files of the log (`/log`): what the gateway may do,
/// what it did, and the proof of that.
///
/// [nl.genaisluis.gateway.accountability.AccountabilityApi] is the door. A request passes the gate
/// of [nl.genaisluis.gateway.identity.Access], gets its fixed headers, is read strictly (an unknown
/// or impossible parameter is a 400 that names it) and is answered from the registers, the figures
/// or the record. Whoever looks into the record is recorded first: no entry, no answer. The API
/// follows the NL GOV API Design Rules 2.2.1: Dutch names, problem details (RFC 9457),
/// `openapi.json`.
@NullMarked
package nl.genaisluis.gateway.accountability;

import org.jspecify.annotations.NullMarked;
