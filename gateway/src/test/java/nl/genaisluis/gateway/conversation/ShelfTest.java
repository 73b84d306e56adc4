package nl.genaisluis.gateway.conversation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The shelf of a gateway that stands alone.
class ShelfTest extends ShelfContract {
  @Override
  Shelf open(Path keys) {
    return Shelf.open(folder.resolve("data"), keys, clock);
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve("data").resolve("conversations.db"));
  }
}
