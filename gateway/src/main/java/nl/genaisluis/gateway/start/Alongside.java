package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.genaisluis.audit.export.Export;
import org.sqlite.SQLiteConfig;

/// What lies in the data folder beside the record and moves with an export: the conversations and
/// the diary of budgets. Both stay as they are: conversations sealed under keys of their users,
/// because who exports has no business reading them, and the diary under pseudonyms. Whoever wants
/// to read conversations has them from the user's own download.
enum Alongside {
  /// An SQLite file, copied as one moment of it and without what was deleted.
  CONVERSATIONS("conversations/conversations.db", "conversations.key") {
    @Override
    void copy(Path file, OutputStream out) throws IOException {
      Path folder = Files.createTempDirectory("conversations");
      Path copy = folder.resolve("copy.db");
      try {
        vacuum(file, copy);
        Files.copy(copy, out);
      } finally {
        Files.deleteIfExists(copy);
        Files.delete(folder);
      }
    }
  },

  /// Lines of text; one that is being written is left out.
  DIARY("budgets/diary.txt", "budgets.key") {
    @Override
    void copy(Path file, OutputStream out) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      out.write(bytes, 0, end);
    }
  };

  private static final int BUSY_MILLIS = 5_000;

  private final String path;
  private final String key;

  Alongside(String path, String key) {
    this.path = path;
    this.key = key;
  }

  /// Writes what the file holds now; a gateway may be at work on it.
  abstract void copy(Path file, OutputStream out) throws IOException;

  /// The files of this data folder, by their path in an export; the same as in the data folder.
  static SortedMap<String, Export.Other> of(Path data) {
    SortedMap<String, Export.Other> files = new TreeMap<>();
    for (Alongside one : values()) {
      Path file = data.resolve(one.path);
      if (Files.isRegularFile(file)) {
        files.put(one.path, out -> one.copy(file, out));
      }
    }
    return files;
  }

  /// Puts the files of an export that was verified into the data folder, each whose key lies in the
  /// folder of keys: without it, a gateway could do nothing with the file. Returns a line for each
  /// that was left.
  static List<String> takeOver(Path export, Places places) throws IOException {
    List<String> left = new ArrayList<>();
    for (Alongside one : values()) {
      Path file = export.resolve(one.path);
      if (!Files.isRegularFile(file)) {
        continue;
      }
      if (Files.isRegularFile(places.keys().resolve(one.key))) {
        Files.createDirectories(places.data().resolve(one.path).getParent());
        Files.copy(file, places.data().resolve(one.path));
      } else {
        left.add(one.path + ", because " + one.key + " is not in " + places.keys());
      }
    }
    return left;
  }

  /// The files of an export, a line each, none of which is taken over by a node that shares a
  /// database.
  static List<String> in(Path export) {
    List<String> left = new ArrayList<>();
    for (Alongside one : values()) {
      if (Files.isRegularFile(export.resolve(one.path))) {
        left.add(one.path + ", because nodes that share a database keep it there");
      }
    }
    return left;
  }

  private static void vacuum(Path file, Path copy) throws IOException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, copy.toString());
      vacuum.execute();
    } catch (SQLException failed) {
      throw new IOException("conversations cannot be read: " + file, failed);
    }
  }
}
