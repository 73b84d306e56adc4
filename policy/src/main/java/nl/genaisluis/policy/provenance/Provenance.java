package nl.genaisluis.policy.provenance;

import nl.genaisluis.models.register.Decision;

/// What the rules say of one model at one host on one day.
public sealed interface Provenance {
  /// European or verifiably open with a European chain, under European protection.
  record Eligible() implements Provenance {}

  /// The ethics committee had to decide, and let it pass; its decision holds today.
  record Decided(String rule, Decision decision) implements Provenance {}

  /// The ethics committee must decide; unusable until it did.
  record Committee(String rule, String explanation) implements Provenance {}

  /// Not to be used. No committee can lift it.
  record Refused(String rule, String explanation) implements Provenance {}
}
