package nl.genaisluis.gateway.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The program that reads one file: from standard input to UTF-8 text on standard output. It exits
/// with 0, or with the number of the [Reason] that there is no text. Nothing else is printed.
public final class ReaderMain {
  private ReaderMain() {}

  /// Reads one file and exits.
  ///
  /// @param arguments the sort of file
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    // Libraries may log; standard output is for the text alone.
    System.setOut(System.err);
    endInTime();
    System.exit(run(Sort.valueOf(arguments[0]), System.in, out));
  }

  static int run(Sort sort, InputStream in, PrintStream out) {
    try {
      byte[] text = text(sort, in.readAllBytes()).getBytes(StandardCharsets.UTF_8);
      out.write(text, 0, text.length);
      out.flush();
      return 0;
    } catch (ReadFault fault) {
      return fault.reason().exit();
    } catch (Sheet.Full full) {
      return Reason.TOO_LARGE_INSIDE.exit();
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      // Libraries throw what they like over a hostile file; all of it means the same.
      return Reason.UNREADABLE.exit();
    }
  }

  /// The text of a file of this sort.
  static String text(Sort sort, byte[] bytes) throws ReadFault {
    Sheet sheet = new Sheet();
    switch (sort) {
      case PDF -> PdfText.read(bytes, sheet);
      case DOCX, ODT -> OfficeText.read(sort, bytes, sheet);
      case TXT, CSV -> PlainText.read(bytes, sheet);
    }
    return sheet.text();
  }

  /// Ends this process when its time is over, also when the one that started it is gone.
  private static void endInTime() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                boolean never =
                    new CountDownLatch(1).await(2L * ReaderProcess.SECONDS_MAX, TimeUnit.SECONDS);
                Runtime.getRuntime().halt(never ? 0 : Reason.TOO_SLOW.exit());
              } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
