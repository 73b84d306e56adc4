package nl.genaisluis.gateway.exchange;

/// What a request is known by outside the record.
///
/// @param requestId what the caller is told in `X-Request-Id`; stands in no leaf
public record Origin(String requestId, Trace trace) {}
