package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.genaisluis.audit.vault.Unsealing;
import nl.genaisluis.audit.vault.VaultFault;
import nl.genaisluis.audit.vault.VaultRecord;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;

/// `unseal`: opens one vault record with the private keys of both its holders. Needs no gateway, no
/// data folder and no network.
public final class UnsealCommand {
  private static final String KEY_A = "--key-a";
  private static final String KEY_B = "--key-b";

  private UnsealCommand() {}

  /// Runs the verb: 0 when the record opened, 1 when it did not.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of(KEY_A, KEY_B), Set.of(), 1);
      String keyA = options.value(KEY_A);
      String keyB = options.value(KEY_B);
      if (options.rest().isEmpty() || keyA == null || keyB == null) {
        throw new Options.Wrong("unseal needs a record, " + KEY_A + " and " + KEY_B);
      }
      VaultRecord sealed = new VaultRecord(Files.readAllBytes(Path.of(options.rest().getFirst())));
      List<String> keys = List.of(Files.readString(Path.of(keyA)), Files.readString(Path.of(keyB)));
      out.println(text(Unsealing.open(sealed, keys)));
      return 0;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (IOException unreadable) {
      err.println("the record does not open: cannot read " + unreadable.getMessage());
      return 1;
    } catch (VaultFault closed) {
      err.println("the record does not open: " + closed.getMessage());
      return 1;
    }
  }

  private static String text(Unsealing.Opened opened) {
    Json.Obj values = Json.Obj.EMPTY;
    for (Map.Entry<String, String> one : new TreeMap<>(opened.secret().values()).entrySet()) {
      values = values.with(one.getKey(), Json.of(one.getValue()));
    }
    return JsonCodec.text(
        Json.object(
            "uitwisseling", Json.of(opened.exchange()),
            "subject", Json.of(opened.secret().actor()),
            "waarden", values));
  }
}
