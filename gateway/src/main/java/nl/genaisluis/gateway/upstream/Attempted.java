package nl.genaisluis.gateway.upstream;

import nl.genaisluis.policy.Candidate;

/// One try at one model, as it is recorded.
///
/// @param outcome `ok` or the code of the fault
/// @param status HTTP status of the host; 0 when there was none
public record Attempted(String model, String provider, String outcome, int status) {
  static Attempted answered(Candidate candidate) {
    return new Attempted(candidate.model().id(), candidate.provider().id(), "ok", 200);
  }

  static Attempted failed(Candidate candidate, UpstreamFault fault) {
    return new Attempted(
        candidate.model().id(), candidate.provider().id(), fault.code(), fault.status());
  }
}
