package nl.genaisluis.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.merkle.Hash;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A ledger in a PostgreSQL database that several nodes share.
///
/// Every connection has one use and one owner, and leadership hangs on a session: a pool would save
/// nothing here. A session whose node went silent is ended by the database within seconds, so that
/// the locks it had are free for another.
///
/// @param node name of this node, the same after a restart
record PostgresDatabase(Postgres place, String node) implements Database {
  private static final int CONNECT_SECONDS = 3;

  /// Longer than the database takes to end a session that went silent while it held a lock.
  private static final int ANSWER_SECONDS = 12;

  private static final String SESSION =
      "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3"
          + " -c tcp_user_timeout=6000 -c idle_in_transaction_session_timeout=6000"
          + " -c default_transaction_isolation=read\\ committed"
          + " -c lock_timeout=10000 -c client_min_messages=warning";

  /// The tables that an import fills. Others may have tables of their own in the schema.
  private static final String FILLED =
      "pending, leaf, meta, checkpoint, open_exchange, content, use_log, vault, hold, shard, turn";

  /// What the database answers who waited too long for a lock.
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /// What the locks of this program in the database are for.
  enum Purpose {
    /// Making the tables and the ledger itself.
    OPENING,
    /// Shared by who writes; alone by who touches holds, destroys, or moves the clock.
    WRITING,
    /// Held by the session that gives entries their place.
    LEADING
  }

  @Override
  public Store store() throws SQLException {
    return PostgresStore.open(this);
  }

  @Override
  public Connection reading() throws SQLException {
    return connect(ANSWER_SECONDS, SESSION + " -c default_transaction_read_only=on");
  }

  /// A connection that may write, and whose commits are durable.
  Connection writing() throws SQLException {
    Connection connection = connect(ANSWER_SECONDS, SESSION);
    try {
      durable(connection);
      return connection;
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  /// A connection for work that takes as long as it takes.
  Connection patient() throws SQLException {
    return connect(0, SESSION);
  }

  private Connection connect(int answerSeconds, String options) throws SQLException {
    return source(answerSeconds, options).getConnection();
  }

  private PGSimpleDataSource source(int answerSeconds, String options) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(place.url());
    source.setUser(place.user());
    source.setPassword(place.password());
    source.setCurrentSchema(place.schema());
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(answerSeconds);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setApplicationName("genai-sluis");
    source.setOptions(options);
    return source;
  }

  /// A commit that does not reach the disk is no record: settings that say otherwise end the start,
  /// and the writing when they come later.
  static void durable(Connection connection) throws SQLException {
    if ("off".equals(Reading.text(connection, "SHOW synchronous_commit"))
        || "off".equals(Reading.text(connection, "SHOW fsync"))) {
      throw new LedgerFault(
          LedgerFault.CONFIG, "database must run with fsync on and synchronous_commit not off");
    }
  }

  /// Brings the tables in step with this program and keeps every other node from making the ledger
  /// at the same time, until closed.
  @Override
  public Making making() throws SQLException {
    try {
      Flyway.configure()
          .dataSource(source(0, SESSION))
          .schemas(place.schema())
          .table("record_history")
          .locations("classpath:nl/genaisluis/audit/ledger/postgres")
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw new SQLException("tables of the record cannot be brought in step", failed);
    }
    Connection connection = patient();
    try {
      // Another process of this node is told so before it keeps other nodes from starting.
      claimName(connection);
      lock(connection, "SELECT pg_advisory_unlock(?)", nameKey());
      claimOpening(connection);
    } catch (SQLException | LedgerFault failed) {
      connection.close();
      throw failed;
    }
    return connection::close;
  }

  /// Makes a session the one of this node for as long as it lives. Two processes of one name, as a
  /// copied data folder makes them, would close each other's exchanges as abandoned. Waits longer
  /// than the database takes to end the session of a process that died.
  void claimName(Connection connection) throws SQLException {
    try {
      lock(connection, "SELECT pg_advisory_lock(?)", nameKey());
    } catch (SQLException taken) {
      if (LOCK_NOT_AVAILABLE.equals(taken.getSQLState())) {
        throw new LedgerFault(
            LedgerFault.CONFIG,
            "another process runs as node "
                + node
                + " of this record; a copied data folder makes two nodes one: give this node an"
                + " empty data folder, or delete the file named "
                + NodeName.FILE
                + " from the copy",
            taken);
      }
      throw taken;
    }
  }

  private void claimOpening(Connection connection) throws SQLException {
    try {
      lock(connection, "SELECT pg_advisory_lock(?)", key(Purpose.OPENING));
    } catch (SQLException taken) {
      if (LOCK_NOT_AVAILABLE.equals(taken.getSQLState())) {
        throw new LedgerFault(
            LedgerFault.CONFIG,
            "another process makes this record or imports into it; try again when it is done",
            taken);
      }
      throw taken;
    }
  }

  private static void lock(Connection connection, String sql, long key) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(sql)) {
      lock.setLong(1, key);
      lock.execute();
    }
  }

  @Override
  public boolean holdsLedger() {
    try (Connection connection = reading()) {
      String table = "SELECT count(*) FROM pg_tables WHERE tablename = 'meta' AND schemaname = '";
      return Reading.number(connection, table + place.schema() + "'") > 0
          && Reading.number(connection, "SELECT count(*) FROM meta WHERE name = 'form'") > 0;
    } catch (SQLException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "database cannot be read", failed);
    }
  }

  @Override
  public boolean unfinished() throws SQLException {
    try (Connection connection = reading()) {
      return Meta.isUnfinished(connection);
    }
  }

  @Override
  public void clear() throws SQLException {
    try (Connection connection = patient()) {
      execute(connection, "TRUNCATE " + FILLED + " RESTART IDENTITY");
      execute(connection, "UPDATE clock SET minute = ''");
    }
  }

  @Override
  public String leavesByPrefix() {
    return "SELECT seq, entry FROM leaf WHERE hash_prefix = ?";
  }

  /// Entries up to the last published checkpoint. Those after it are taken in with the next one.
  @Override
  public long replayed(StoreReader reader) throws SQLException {
    try (Connection connection = reading()) {
      return Reading.number(connection, "SELECT coalesce(max(size), 0) FROM checkpoint");
    }
  }

  @Override
  public boolean listsShards() throws SQLException {
    try (Connection connection = reading()) {
      return Reading.number(
              connection,
              "SELECT count(*) FROM pg_tables WHERE tablename = 'shard' AND schemaname = '"
                  + place.schema()
                  + "'")
          > 0;
    }
  }

  @Override
  public boolean turnsByWriter() {
    return false;
  }

  @Override
  public @Nullable String lastNote(Path log, Shards shards) throws SQLException {
    try (Connection connection = reading()) {
      return Reading.text(connection, "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1");
    }
  }

  /// Exchanges that this node opened and never closed. Those of other nodes may still be running.
  @Override
  public List<Closed> abandoned(Replay replay) throws SQLException {
    List<Closed> abandoned = new ArrayList<>();
    try (Connection connection = reading();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT exchange, use_case FROM open_exchange WHERE node = ?")) {
      select.setString(1, node);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          abandoned.add(
              Closed.abandoned(HexFormat.of().formatHex(rows.getBytes(1)), rows.getString(2)));
        }
      }
    }
    return abandoned;
  }

  /// The number of the lock for this purpose. Two records in one database do not meet.
  long key(Purpose purpose) {
    return key(purpose.toString());
  }

  private long nameKey() {
    return key("NODE/" + node);
  }

  private long key(String purpose) {
    String name = "nl.genaisluis/" + place.schema() + "/" + purpose;
    return StoreReader.prefix(Hash.leaf(name.getBytes(StandardCharsets.UTF_8)));
  }

  /// The channel on which nodes tell each other that there is something new.
  String channel() {
    return "record_" + place.schema();
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
