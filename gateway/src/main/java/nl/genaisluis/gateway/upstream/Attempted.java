package nl.genaisluis.gateway.upstream;

/// One try at one model, as it is recorded.
///
/// @param outcome `ok` or the code of the fault
/// @param status HTTP status of the host; 0 when there was none
public record Attempted(String model, String provider, String outcome, int status) {}
