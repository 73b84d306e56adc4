package nl.genaisluis.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/// Where the rows of a ledger lie, and how to get at them.
interface Database {
  /// A writing side. Tables that are missing are made.
  Store store() throws SQLException;

  /// A connection that cannot write and commits by itself.
  Connection reading() throws SQLException;
}
