package nl.genaisluis.gateway.file;

import java.util.Locale;

/// Why a file gives no text. The reader's process ends with the number of its reason.
enum Reason {
  WRONG_KIND(10, "Dit is geen bestand van de soort die zijn naam zegt."),
  ENCRYPTED(11, "Dit bestand is beveiligd. Sla het op zonder wachtwoord of beperking."),
  TOO_LARGE_INSIDE(12, "Uitgepakt is dit bestand te groot. Gebruik een kleiner deel."),
  UNREADABLE(13, "Dit bestand is beschadigd of niet te lezen."),
  NO_TEXT(14, "Hier staat geen tekst in. Een scan is een plaatje; gebruik het origineel."),
  TOO_SLOW(15, "Dit bestand lezen duurt te lang. Gebruik een eenvoudiger bestand.");

  /// What the virtual machine ends with when its memory is full.
  private static final int OUT_OF_MEMORY = 3;

  private final int exit;
  private final String advice;

  Reason(int exit, String advice) {
    this.exit = exit;
    this.advice = advice;
  }

  int exit() {
    return exit;
  }

  /// Stable code of the problem.
  String code() {
    return "file_" + name().toLowerCase(Locale.ROOT);
  }

  /// Dutch, for whoever sent the file.
  String advice() {
    return advice;
  }

  /// What the end of the reader's process means. An end that nobody planned is a file that cannot
  /// be read.
  static Reason of(int exit) {
    for (Reason reason : values()) {
      if (reason.exit == exit) {
        return reason;
      }
    }
    return exit == OUT_OF_MEMORY ? TOO_LARGE_INSIDE : UNREADABLE;
  }
}
