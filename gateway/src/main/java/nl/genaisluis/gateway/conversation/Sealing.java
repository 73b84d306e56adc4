package nl.genaisluis.gateway.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// Seals texts under the key of their holder, which is kept wrapped beside them.
record Sealing(Keys keys) {

  /// The key of a holder, made when there is none yet.
  SecretKeySpec key(Connection connection, String holder) throws SQLException {
    SecretKeySpec known = known(connection, holder);
    if (known != null) {
      return known;
    }
    byte[] wrapped = keys.newWrapped(holder);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO holder (name, wrapped_key) VALUES (?, ?)")) {
      insert.setString(1, holder);
      insert.setBytes(2, wrapped);
      insert.executeUpdate();
    }
    return keys.unwrap(holder, wrapped);
  }

  private @Nullable SecretKeySpec known(Connection connection, String holder) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT wrapped_key FROM holder WHERE name = ?")) {
      select.setString(1, holder);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? keys.unwrap(holder, rows.getBytes(1)) : null;
      }
    }
  }

  /// A text as it may be stored in this place.
  byte[] seal(SecretKeySpec key, String place, Json.Obj text) {
    return keys.seal(key, place, JsonCodec.write(text));
  }

  /// The text that was sealed for this holder and place.
  Json.Obj open(Connection connection, String holder, String place, byte[] sealed)
      throws SQLException {
    SecretKeySpec key = known(connection, holder);
    if (key == null) {
      throw new IllegalStateException("a stored text has no key");
    }
    try {
      return (Json.Obj) JsonCodec.read(keys.open(key, place, sealed));
    } catch (JsonFault broken) {
      throw new IllegalStateException("a stored text is not JSON", broken);
    }
  }
}
