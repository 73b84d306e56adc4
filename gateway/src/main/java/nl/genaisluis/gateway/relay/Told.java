package nl.genaisluis.gateway.relay;

import io.vertx.core.Future;

/// What an answer says about itself beside the model's words.
///
/// @param requestId the id that the caller was given
/// @param includeUsage the caller asked for token counts at the end of a stream
/// @param created seconds since 1970
/// @param gone completes when the caller left before the answer ended
public record Told(String requestId, boolean includeUsage, long created, Future<?> gone) {}
