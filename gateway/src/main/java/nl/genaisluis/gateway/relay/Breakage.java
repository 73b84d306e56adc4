package nl.genaisluis.gateway.relay;

import nl.genaisluis.models.wire.Json;

/// Why an answer ends without a clean end, as the caller is told. The codes are stable API.
enum Breakage {
  STOPPED(503, "stopped", "this use case or model was stopped by the organisation"),
  BAD_ANSWER(502, "upstream_bad_answer", "the model's host gave an answer that cannot be relayed"),
  SUBSTITUTED(502, "model_substituted", "the host answered with another model than was asked"),
  CUT(502, "upstream_cut", "the model's host broke off its answer"),
  TIMEOUT(504, "upstream_timeout", "the model's host took too long"),
  UNRECORDED(503, "record_unavailable", "the end of this exchange could not be put on record");

  private final int status;
  private final String code;
  private final String message;

  Breakage(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  int status() {
    return status;
  }

  Json.Obj json(String requestId) {
    return Json.object(
        "error",
        Json.object(
            "message",
            Json.of(message),
            "type",
            Json.of("server_error"),
            "code",
            Json.of(code),
            "param",
            Json.NULL,
            "sluis",
            Json.object("request_id", Json.of(requestId))));
  }
}
