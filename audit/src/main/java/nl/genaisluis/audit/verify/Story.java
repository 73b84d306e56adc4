package nl.genaisluis.audit.verify;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;

/// Whether the entries tell a story that can have happened: time goes forward, every exchange that
/// was opened closes once, and none closes that was not opened.
final class Story {
  private final Findings findings;
  private final Map<String, Long> open = new LinkedHashMap<>();
  private final Set<String> closed = new HashSet<>();
  private String lastTime = "";

  Story(Findings findings) {
    this.findings = findings;
  }

  void entry(Entry entry) {
    long index = entry.index();
    if (entry.time().compareTo(lastTime) < 0) {
      findings.fault("time_back", index, "entry " + index + " is earlier than the one before it");
    }
    lastTime = entry.time();
    switch (entry.event()) {
      case Opened opened -> opened(index, opened.exchange());
      case Closed end -> closed(index, end.exchange());
      default -> {
        // Other events stand alone.
      }
    }
  }

  private void opened(long index, String exchange) {
    if (closed.contains(exchange) || open.put(exchange, index) != null) {
      findings.fault("opened_twice", index, "entry " + index + " opens an exchange again");
    }
  }

  private void closed(long index, String exchange) {
    if (open.remove(exchange) != null) {
      closed.add(exchange);
    } else if (closed.contains(exchange)) {
      findings.fault("closed_twice", index, "entry " + index + " closes an exchange again");
    } else {
      findings.fault(
          "closed_without_opened", index, "entry " + index + " closes what was never opened");
    }
  }

  /// The log ends here. In a running log the last exchanges are open, so that is a remark.
  void end() {
    for (long index : open.values()) {
      findings.remark(
          "opened_without_closed", index, "entry " + index + " opens what was never closed");
    }
  }
}
