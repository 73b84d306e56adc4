/// Provenance: may this model be used at this host, given where it and everything it was made from
/// come from?
///
/// [nl.genaisluis.policy.provenance.ProvenanceRules] is the door. A model and its host go in as
/// facts of the register; out comes [nl.genaisluis.policy.provenance.Provenance]. The rules look at
/// the whole chain (maker, owner, base models, teachers, host, owner of the host), and what nobody
/// knows counts against the model.
@NullMarked
package nl.genaisluis.policy.provenance;

import org.jspecify.annotations.NullMarked;
