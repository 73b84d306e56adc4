package nl.genaisluis.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// The machine on which the figures were taken; a figure without it says nothing.
final class Machine {
  private Machine() {}

  static String describe() throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s GiB, Linux %s, %s %s, load average %s, %s",
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        memoryGibibytes(),
        System.getProperty("os.version"),
        System.getProperty("java.vm.name"),
        Runtime.version(),
        Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0],
        LocalDate.now(java.time.ZoneId.systemDefault()));
  }

  private static String cpu() throws IOException {
    return valueOf(Path.of("/proc/cpuinfo"), "model name");
  }

  private static long memoryGibibytes() throws IOException {
    String kibibytes = valueOf(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
    return Math.round(Long.parseLong(kibibytes) / 1024.0 / 1024.0);
  }

  private static String valueOf(Path file, String key) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }
}
