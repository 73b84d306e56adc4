package nl.genaisluis.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Which modules a page's script imports, and those again. A page names them all in its head, so
/// that a browser on a slow line asks for them at once and not one layer after the other.
final class Modules {
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom|^import) \"\\./([\\w-]+\\.js)\"", Pattern.MULTILINE);
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private Modules() {}

  /// The file names of all that this module imports, without itself.
  static List<String> of(String module) {
    return KNOWN.computeIfAbsent(module, Modules::read);
  }

  private static List<String> read(String module) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(module));
    while (!left.isEmpty()) {
      String script = new String(Assets.sent(left.remove()), StandardCharsets.UTF_8);
      IMPORT
          .matcher(script)
          .results()
          .map(one -> one.group(1))
          .filter(found::add)
          .forEach(left::add);
    }
    found.remove(module);
    return List.copyOf(found);
  }
}
