package nl.genaisluis.gateway.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Style sheet, scripts and icon: a closed list, read once, asked for again only when they changed.
final class Assets {
  private static final String NLDS = "nlds.css";

  /// The parts of the NL Design System that the pages use; `nlds/README.md` says where each is
  /// from.
  static final List<String> DESIGN_SYSTEM =
      List.of(
          "button",
          "code",
          "data-badge",
          "heading",
          "link",
          "paragraph",
          "select",
          "skip-link",
          "table",
          "textarea",
          "textbox");

  static final List<String> NAMES =
      List.of(
          "tokens.css",
          NLDS,
          "sluis.css",
          "chat.css",
          "icon.svg",
          "theme.js",
          "words.js",
          "dom.js",
          "memory.js",
          "session.js",
          "problem.js",
          "identity.js",
          "surface.js",
          "stream.js",
          "ask.js",
          "inline.js",
          "markdown.js",
          "writer.js",
          "masking.js",
          "energy.js",
          "refusal.js",
          "refusal-page.js",
          "material.js",
          "files.js",
          "branches.js",
          "keys.js",
          "model.js",
          "ready.js",
          "along.js",
          "copy.js",
          "turns.js",
          "language.js",
          "scroll.js",
          "review.js",
          "sluis-answer.js",
          "sluis-case.js",
          "sluis-code.js",
          "sluis-energy.js",
          "sluis-findings.js",
          "sluis-objection.js",
          "sluis-question.js",
          "sluis-refusal.js",
          "sluis-review.js",
          "sluis-status.js",
          "tiles.js",
          "usecase.js",
          "preferences.js",
          "prompts.js",
          "folders.js",
          "history.js",
          "chat.js",
          "cases.js",
          "queue.js",
          "committee.js");

  private record Asset(String contentType, Buffer bytes, Buffer gzip, String tag) {}

  private final Map<String, Asset> assets = new LinkedHashMap<>();

  Assets() {
    for (String name : NAMES) {
      byte[] bytes = sent(name);
      assets.put(
          name,
          new Asset(
              contentType(name),
              Buffer.buffer(bytes),
              Buffer.buffer(Gzip.compress(bytes)),
              tag(bytes)));
    }
  }

  void serve(RoutingContext context) {
    Asset asset = assets.get(context.pathParam("name"));
    HttpServerResponse response = context.response();
    PageHeaders.put(response);
    if (asset == null) {
      response.setStatusCode(404).end();
      return;
    }
    boolean gzip = Gzip.accepted(context.request());
    String tag = gzip ? asset.tag().replaceFirst("\"$", "-gzip\"") : asset.tag();
    response
        .putHeader("Cache-Control", "no-cache")
        .putHeader("Vary", "Accept-Encoding")
        .putHeader("ETag", tag);
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", asset.contentType());
    if (gzip) {
      response.putHeader("Content-Encoding", "gzip").end(asset.gzip());
      return;
    }
    response.end(asset.bytes());
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("no content type for " + name);
    };
  }

  /// What a browser gets: scripts without the lines that only explain them, which stand in the
  /// source for who reads that.
  static byte[] sent(String name) {
    if (name.equals(NLDS)) {
      return designSystem().getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = read(name);
    return name.endsWith(".js")
        ? withoutRemarks(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
        : bytes;
  }

  /// The design system's style sheets in one layer, so that whatever a page's own sheet says wins.
  private static String designSystem() {
    StringBuilder sheets = new StringBuilder("@layer nlds {\n");
    for (String name : DESIGN_SYSTEM) {
      String sheet = new String(read("nlds/" + name + ".css"), StandardCharsets.UTF_8);
      sheets.append(sheet.replaceAll("/\\*# sourceMappingURL=\\S* \\*/", "")).append('\n');
    }
    return sheets.append("}\n").toString();
  }

  private static String withoutRemarks(String script) {
    StringBuilder kept = new StringBuilder(script.length());
    boolean remark = false;
    for (String line : script.lines().toList()) {
      String said = line.strip();
      remark |= said.startsWith("/**");
      if (!remark && !said.startsWith("//")) {
        kept.append(line).append('\n');
      }
      remark &= !said.endsWith("*/");
    }
    return kept.toString();
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("asset is not on the class path: " + name);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException always) {
      throw new IllegalStateException(always);
    }
  }
}
