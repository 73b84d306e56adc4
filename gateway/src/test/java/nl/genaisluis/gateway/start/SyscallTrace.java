package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a program asked of the kernel, in order, as `strace -f -yy` wrote it down. A call has two
/// places in the order: the line where it began and the line where it returned.
final class SyscallTrace {
  private static final List<String> SYNCS = List.of("fsync", "fdatasync");
  private static final List<String> WRITES =
      List.of("write", "writev", "pwrite64", "sendto", "sendmsg");
  private static final Pattern LINE = Pattern.compile("^(\\d+)\\s+(.*)$");
  private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. (\\w+) resumed>(.*)$");
  private static final Pattern BEGUN = Pattern.compile("^(\\w+)\\((\\d+)<([^\\n]*)$");
  private static final String UNFINISHED = "<unfinished ...>";
  private static final String STORE = "/ledger.db-wal>";
  private static final int NEVER = Integer.MAX_VALUE;

  private final List<Call> calls;

  private SyscallTrace(List<Call> calls) {
    this.calls = List.copyOf(calls);
  }

  /// One call.
  ///
  /// @param text its file or peer and its arguments
  /// @param began line of its begin
  /// @param returned line of its return; never when the trace does not hold one
  /// @param result what it returned, and why
  private record Call(String name, String text, int began, int returned, String result) {
    boolean syncsTheStore() {
      return SYNCS.contains(name) && text.contains(STORE) && result.equals("0");
    }

    boolean writesToTheStore() {
      return WRITES.contains(name) && text.contains(STORE);
    }
  }

  static SyscallTrace read(Path file) throws IOException {
    List<Call> calls = new ArrayList<>();
    Map<String, Call> open = new HashMap<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    for (int number = 0; number < lines.size(); number++) {
      Matcher line = LINE.matcher(lines.get(number));
      if (!line.matches()) {
        continue;
      }
      String thread = line.group(1);
      String said = line.group(2);
      Matcher resumed = RESUMED.matcher(said);
      if (resumed.matches()) {
        Call begun = open.remove(thread);
        if (begun != null) {
          String text = begun.text() + resumed.group(2);
          calls.add(new Call(begun.name(), text, begun.began(), number, result(said)));
        }
        continue;
      }
      Matcher begun = BEGUN.matcher(said);
      if (!begun.matches()) {
        continue;
      }
      Call call = new Call(begun.group(1), "<" + begun.group(3), number, number, result(said));
      if (said.endsWith(UNFINISHED)) {
        open.put(thread, new Call(call.name(), call.text(), number, NEVER, ""));
      } else {
        calls.add(call);
      }
    }
    calls.addAll(open.values());
    return new SyscallTrace(calls);
  }

  private static String result(String said) {
    return said.substring(said.lastIndexOf(" = ") + 1).replace("= ", "").strip();
  }

  /// The line where the sync returned that made the first write of these words to the store
  /// durable: the first that began after it. Never when there is none.
  int durable(String words) {
    int written =
        calls.stream()
            .filter(call -> call.writesToTheStore() && call.text().contains(words))
            .mapToInt(Call::returned)
            .min()
            .orElse(NEVER);
    return calls.stream()
        .filter(call -> call.syncsTheStore() && call.began() > written)
        .mapToInt(Call::returned)
        .min()
        .orElse(NEVER);
  }

  /// The lines where a connection to this port began.
  List<Integer> connects(int port) {
    String peer = "htons(" + port + ")";
    return calls.stream()
        .filter(call -> call.name().equals("connect") && call.text().contains(peer))
        .map(Call::began)
        .sorted()
        .toList();
  }

  /// The lines where these words began to be sent to a peer at this port.
  List<Integer> sentTo(int port, String words) {
    return sent(Pattern.compile("^<TCP(v6)?:\\[\\S*->\\S*:" + port + "\\]>"), words);
  }

  /// The lines where these words began to be sent from this port.
  List<Integer> sentFrom(int port, String words) {
    return sent(Pattern.compile("^<TCP(v6)?:\\[\\S*:" + port + "->"), words);
  }

  private List<Integer> sent(Pattern socket, String words) {
    return calls.stream()
        .filter(call -> WRITES.contains(call.name()) && socket.matcher(call.text()).find())
        .filter(call -> call.text().contains(words))
        .map(Call::began)
        .sorted()
        .toList();
  }
}
