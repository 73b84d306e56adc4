package nl.genaisluis.gateway.accountability;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import nl.genaisluis.gateway.identity.Access;

/// One route of `/api/v1`, with who may call it.
///
/// @param bodyBytesMax a longer body is 413; 0 for a route that takes none
/// @param admit runs behind the gate and before the body is read; lets through with `next`
/// @param work answers; what it throws ends as a problem
public record ApiOperation(
    Access.Entry entry,
    long bodyBytesMax,
    Handler<RoutingContext> admit,
    Handler<RoutingContext> work) {
  public ApiOperation {
    if (!entry.path().startsWith(ApiPart.BASE + "/")) {
      throw new IllegalArgumentException(
          "path of an operation must be in the API: " + entry.path());
    }
  }

  /// An operation that lets in everyone whom its entry names.
  public ApiOperation(Access.Entry entry, long bodyBytesMax, Handler<RoutingContext> work) {
    this(entry, bodyBytesMax, RoutingContext::next, work);
  }
}
