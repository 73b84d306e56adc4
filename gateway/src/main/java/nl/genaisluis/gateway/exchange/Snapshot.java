package nl.genaisluis.gateway.exchange;

import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.Policy;

/// One policy and one register that belong together. Taken once per request, so that a request
/// never sees two versions.
public record Snapshot(Policy policy, Register register) {}
