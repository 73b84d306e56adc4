package nl.genaisluis.gateway.egress;

/// The rule for what may stand after the host in an outbound request: visible ASCII that starts
/// with one slash and has no segment that climbs. What a server could read as another host, another
/// request or another folder is refused.
final class RequestPath {
  private static final int LENGTH_MAX = 8_192;

  private RequestPath() {}

  static boolean isSafe(String path) {
    if (path.length() > LENGTH_MAX || !path.startsWith("/") || path.startsWith("//")) {
      return false;
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c > '~' || c == '#' || c == '\\') {
        return false;
      }
    }
    int query = path.indexOf('?');
    String segments = query < 0 ? path : path.substring(0, query);
    return !climbs(segments);
  }

  private static boolean climbs(String segments) {
    if (segments.indexOf('.') < 0 && segments.indexOf('%') < 0) {
      return false;
    }
    for (String segment : segments.split("/", -1)) {
      String plain = segment.replace("%2e", ".").replace("%2E", ".");
      boolean hidesSlash = plain.matches("(?i).*%(2f|5c).*");
      if (plain.equals(".") || plain.equals("..") || hidesSlash) {
        return true;
      }
    }
    return false;
  }
}
