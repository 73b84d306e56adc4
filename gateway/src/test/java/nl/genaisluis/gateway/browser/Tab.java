package nl.genaisluis.gateway.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// One tab. Waiting is always for a condition; nothing here sleeps for a fixed time.
final class Tab implements AutoCloseable {
  /// How a reader's screen is.
  enum Look {
    LIGHT,
    DARK,
    FORCED_COLOURS
  }

  private static final int PATIENCE_MS = 20_000;
  private static final Path SHOTS = Path.of("target", "screenshots");

  private final Chromium browser;
  private final String session;
  private final String context;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /// What the page's thread did since it was last asked to be taken up.
  private volatile Tasks tasks = new Tasks();

  /// The field for which the browser last wanted a file; 0 when it wants none.
  private volatile int chooser;

  Tab(Chromium browser, String session, String context) {
    this.browser = browser;
    this.session = session;
    this.context = context;
    browser.listen(session, this::hear);
    send("Page.enable", Map.of());
    send("Runtime.enable", Map.of());
    send("Log.enable", Map.of());
    send("Performance.enable", Map.of());
    send(
        "Browser.grantPermissions",
        Map.of(
            "browserContextId",
            context,
            "permissions",
            List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    size(1280, 900);
  }

  private JsonObject send(String method, Map<String, Object> params) {
    return browser.send(session, method, params);
  }

  /// Keeps what the page complains of: uncaught errors, and what its policy forbade.
  private void hear(JsonObject event) {
    JsonObject params = event.getJsonObject("params", new JsonObject());
    switch (event.getString("method", "")) {
      case "Runtime.exceptionThrown" ->
          complaints.add(params.getJsonObject("exceptionDetails").encode());
      case "Log.entryAdded" -> {
        JsonObject entry = params.getJsonObject("entry");
        if (entry.getString("source", "").equals("security")) {
          complaints.add(entry.getString("text"));
        }
      }
      case "Page.fileChooserOpened" -> chooser = params.getInteger("backendNodeId", 0);
      default -> tasks.hear(event);
    }
  }

  /// Uncaught errors and breaches of the page's policy so far.
  List<String> complaints() {
    return complaints;
  }

  void size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void look(Look look) {
    List<Map<String, String>> features =
        switch (look) {
          case LIGHT -> List.of(feature("prefers-color-scheme", "light"), feature(FORCED, "none"));
          case DARK -> List.of(feature("prefers-color-scheme", "dark"), feature(FORCED, "none"));
          case FORCED_COLOURS -> List.of(feature(FORCED, "active"));
        };
    send("Emulation.setEmulatedMedia", Map.of("features", features));
  }

  private static final String FORCED = "forced-colors";

  private static Map<String, String> feature(String name, String value) {
    return Map.of("name", name, "value", value);
  }

  void printed(boolean on) {
    send("Emulation.setEmulatedMedia", Map.of("media", on ? "print" : ""));
  }

  /// Makes the page's processor this many times as slow.
  void slow(int times) {
    send("Emulation.setCPUThrottlingRate", Map.of("rate", times));
  }

  /// Takes up everything that the page's thread does from now on, until [#traced].
  void trace() {
    tasks = new Tasks();
    send(
        "Tracing.start",
        Map.of(
            "transferMode",
            "ReportEvents",
            "traceConfig",
            Map.of(
                "recordMode",
                "recordUntilFull",
                "includedCategories",
                List.of("toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"),
                "excludedCategories",
                List.of("*"))));
  }

  /// What the page's thread did since [#trace], the longest task first.
  List<Tasks.Task> traced() {
    send("Tracing.end", Map.of());
    return tasks.longestFirst();
  }

  /// For how many milliseconds the page's thread was at work since it was there.
  long workedMillis() {
    return send("Performance.getMetrics", Map.of()).getJsonArray("metrics").stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("name").equals("TaskDuration"))
        .mapToLong(one -> Math.round(1000 * one.getDouble("value")))
        .sum();
  }

  /// Runs this script in every page of this tab, before the page's own.
  void always(String script) {
    send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /// Presses Enter on what has the focus, and picks this file in the window that opens.
  void pick(Path file) {
    chooser = 0;
    send("Page.setInterceptFileChooserDialog", Map.of("enabled", true));
    press("Enter");
    long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    while (chooser == 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no window to choose a file opened");
      }
      Chromium.pause();
    }
    send(
        "DOM.setFileInputFiles",
        Map.of("files", List.of(file.toString()), "backendNodeId", chooser));
  }

  /// Goes to this address and waits until the page and its scripts have run.
  void go(String address) {
    JsonObject gone = send("Page.navigate", Map.of("url", address));
    if (gone.containsKey("errorText")) {
      throw new AssertionError(address + ": " + gone.getString("errorText"));
    }
    loaded();
  }

  void reload() {
    run("window.vorige = true");
    send("Page.reload", Map.of());
    await("!window.vorige");
    loaded();
  }

  private void loaded() {
    await("location.href !== 'about:blank' && document.readyState === 'complete'");
  }

  /// The value of this expression; what is promised is waited for.
  @Nullable Object eval(String expression) {
    JsonObject told =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (told.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + told.getJsonObject("exceptionDetails").encode());
    }
    return told.getJsonObject("result").getValue("value");
  }

  void run(String statement) {
    eval(statement + "; null");
  }

  String text(String expression) {
    return String.valueOf(eval(expression));
  }

  int number(String expression) {
    return ((Number) Objects.requireNonNull(eval(expression))).intValue();
  }

  boolean holds(String condition) {
    return Boolean.TRUE.equals(eval("!!(" + condition + ")"));
  }

  /// Waits until this condition holds.
  void await(String condition) {
    long end = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    while (!patiently(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "never: " + condition + "\nstatus: " + status() + "\n" + complaints + "\n" + main());
      }
      Chromium.pause();
    }
  }

  /// A page that is being left has no answer; then the condition does not hold yet.
  private boolean patiently(String condition) {
    try {
      return holds(condition);
    } catch (IllegalStateException left) {
      return false;
    }
  }

  String status() {
    return text("document.getElementById('status')?.textContent");
  }

  String main() {
    return text("document.querySelector('main')?.innerText");
  }

  void awaitStatus(String words) {
    await("document.getElementById('status').textContent.includes(" + quoted(words) + ")");
  }

  static String quoted(String text) {
    return new JsonArray().add(text).encode().replaceAll("^\\[|]$", "");
  }

  /// Types this text where the focus is.
  void type(String text) {
    send("Input.insertText", Map.of("text", text));
  }

  /// Presses a key by its name in the DOM: `Tab`, `Enter`, `Escape`, `ArrowDown`, ` `.
  void press(String key) {
    press(key, 0);
  }

  void pressWithShift(String key) {
    press(key, 8);
  }

  private void press(String key, int modifiers) {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          case "Escape" -> 27;
          case "ArrowDown" -> 40;
          case "ArrowUp" -> 38;
          default -> key.toUpperCase(java.util.Locale.ROOT).charAt(0);
        };
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              key,
              "code",
              key.equals(" ") ? "Space" : key,
              "text",
              type.equals("keyUp") ? "" : text,
              "windowsVirtualKeyCode",
              code,
              "modifiers",
              modifiers));
    }
  }

  /// Presses Tab until the focus is on what this selector finds.
  void tabTo(String selector) {
    for (int i = 0; i < 150; i++) {
      if (holds("document.activeElement?.matches(" + quoted(selector) + ")")) {
        return;
      }
      press("Tab");
    }
    throw new AssertionError("the Tab key does not reach " + selector);
  }

  void click(String selector) {
    await("document.querySelector(" + quoted(selector) + ")");
    run("document.querySelector(" + quoted(selector) + ").click()");
  }

  /// Presses the visible button with these words; the last one when there are more.
  void clickButton(String words) {
    String buttons =
        "[...document.querySelectorAll('button, summary')].filter((one) => one.checkVisibility() &&"
            + " one.innerText.trim().startsWith("
            + quoted(words)
            + ")).at(-1)";
    await(buttons);
    run(buttons + ".click()");
  }

  /// What axe-core finds wrong, each as rule and place.
  List<String> faults() {
    if (!holds("window.axe")) {
      send("Runtime.evaluate", Map.of("expression", AXE));
    }
    Object found =
        eval(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                + " 'best-practice']}).then((result) => result.violations.flatMap((rule) =>"
                + " rule.nodes.map((node) => rule.id + ' ' + node.target + ' ' + node.html.slice(0,"
                + " 160) + ' ' + node.failureSummary)))");
    List<String> faults = new ArrayList<>();
    ((JsonArray) Objects.requireNonNull(found)).forEach(one -> faults.add(String.valueOf(one)));
    return faults;
  }

  private static final String AXE = resource("/axe.min.js");

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Tab.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// What sticks out to the right of the screen; empty when nothing does.
  String sticksOut() {
    return text(
        "document.documentElement.scrollWidth <= window.innerWidth ? '' :"
            + " document.documentElement.scrollWidth + ': ' +"
            + " [...document.querySelectorAll('body *')].filter((one) =>"
            + " one.getBoundingClientRect().right > window.innerWidth + 1).map((one) => one.tagName"
            + " + '#' + one.id + '.' + one.className).slice(0, 8).join(' ')");
  }

  /// Keeps a picture of the page among the build's results.
  void shoot(String name) {
    String data =
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", false))
            .getString("data");
    try {
      Files.createDirectories(SHOTS);
      Files.write(SHOTS.resolve(name + ".png"), Base64.getDecoder().decode(data));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    browser.send("", "Target.disposeBrowserContext", Map.of("browserContextId", context));
  }
}
