package nl.genaisluis.gateway.start;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/// The time for a body, on routes that have no clock of their own: who sends a byte now and then is
/// never silent, so the idle time of the connection does not see them. A head has no need of it,
/// for half a head counts as silence.
record BodyClock(int secondsMax) {
  /// The routes of these know what a body costs, and answer one that is late.
  private static final String TIMED = "/v1/";

  /// Puts the clock before every route.
  Router before(Router router) {
    router.route().order(-1).handler(this::begin);
    return router;
  }

  private void begin(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (bringsBody(request) && !context.normalizedPath().startsWith(TIMED)) {
      long timer =
          context.vertx().setTimer(TimeUnit.SECONDS.toMillis(secondsMax), _ -> hangUp(request));
      context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  private static boolean bringsBody(HttpServerRequest request) {
    return request.headers().contains("Content-Length")
        || request.headers().contains("Transfer-Encoding");
  }

  private static void hangUp(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.response().reset();
    }
  }
}
