package nl.genaisluis.gateway.accountability;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// The description of this API, filled in with whose it is and where it stands.
final class OpenApi {
  private static final String RESOURCE = "openapi.json";

  private OpenApi() {}

  static byte[] document(ApiIdentity identity) {
    Json.Obj document = shipped();
    Json.Obj described = document.object("info");
    if (described == null) {
      throw new IllegalStateException(RESOURCE + " has no info");
    }
    Json.Obj contact =
        Json.object(
            "name", Json.of(identity.contactName()),
            "email", Json.of(identity.contactEmail()),
            "url", Json.of(identity.contactUrl().toString()));
    Json.Obj server =
        Json.object(
            "url", Json.of(identity.base() + Frame.BASE), "description", Json.of("Deze sluis"));
    return JsonCodec.write(
        document
            .with(
                "info", described.with("contact", contact).with("version", Json.of(Frame.VERSION)))
            .with("servers", Json.array(List.of(server))));
  }

  static void serve(RoutingContext context, byte[] document) {
    Input.query(context);
    Answers.send(context, 200, "application/json; charset=utf-8", document);
  }

  private static Json.Obj shipped() {
    try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      if (JsonCodec.read(in.readAllBytes()) instanceof Json.Obj document) {
        return document;
      }
      throw new IllegalStateException(RESOURCE + " is not a JSON object");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (JsonFault broken) {
      throw new IllegalStateException(RESOURCE + " is not JSON: " + broken.place(), broken);
    }
  }
}
