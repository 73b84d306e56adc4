package nl.genaisluis.gateway.budget;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of the budgets that nodes share. Whoever changes reservations and counts in one
/// transaction locks the reservations first, then all counts in the order of their key.
final class JointRows {
  /// A node that was silent for so long has died; what its calls used nobody will say.
  static final int SILENT_SECONDS = 60;

  /// No call lasts longer than this.
  static final int OPEN_SECONDS = 7_200;

  private static final int OVERDUE_MAX = 256;
  private static final String KEYS = " FROM unnest(?, ?, ?) AS v (rule, subject, ends_at)";

  private JointRows() {}

  /// What one call set aside.
  record Held(String id, List<Slot> slots, List<Long> amounts, List<Long> firm) {
    static Held of(String id, List<Slot.Ruled> ruled, Cost cost) {
      List<Slot> slots = new ArrayList<>();
      List<Long> amounts = new ArrayList<>();
      List<Long> firm = new ArrayList<>();
      for (Slot.Ruled one : ruled) {
        slots.add(one.slot());
        amounts.add(cost.all(one.rule().quantity()));
        firm.add(cost.firm(one.rule().quantity()));
      }
      return new Held(id, slots, amounts, firm);
    }
  }

  /// Makes the counts that are not there yet. What nobody can be charged with is in each of them.
  /// All nodes do this at the turn of a window: they insert in the order of the key, so that none
  /// waits for a row of another that waits for one of its own.
  static int make(Connection connection, Collection<Slot> slots) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO budget_count SELECT v.rule, v.subject, v.ends_at, coalesce(e.used, 0), 0,"
                + " coalesce(e.firm, 0), 0, false, false"
                + KEYS
                + " LEFT JOIN budget_everybody e ON e.rule = v.rule AND e.ends_at = v.ends_at"
                + " ORDER BY v.rule, v.subject, v.ends_at"
                + " ON CONFLICT DO NOTHING")) {
      keys(connection, insert, slots);
      return insert.executeUpdate();
    }
  }

  /// Locks these counts until the transaction ends and reads them.
  static Map<Slot, Counter.State> lock(Connection connection, Collection<Slot> slots)
      throws SQLException {
    Map<Slot, Counter.State> states = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT c.rule, c.subject, c.ends_at, c.used, c.reserved, c.firm_used,"
                + " c.firm_reserved, c.warned, c.told"
                + KEYS
                + " JOIN budget_count c USING (rule, subject, ends_at)"
                + " ORDER BY c.rule, c.subject, c.ends_at FOR UPDATE OF c")) {
      keys(connection, select, slots);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          states.put(
              new Slot(rows.getString(1), rows.getString(2), rows.getLong(3)),
              new Counter.State(
                  rows.getLong(4),
                  rows.getLong(5),
                  rows.getLong(6),
                  rows.getLong(7),
                  rows.getBoolean(8),
                  rows.getBoolean(9)));
        }
      }
    }
    if (states.size() < slots.size()) {
      throw new SQLException("a count is missing");
    }
    return states;
  }

  static void write(Connection connection, Map<Slot, Counter> counters) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE budget_count SET used = ?, reserved = ?, firm_used = ?, firm_reserved = ?,"
                + " warned = ?, told = ? WHERE rule = ? AND subject = ? AND ends_at = ?")) {
      for (Map.Entry<Slot, Counter> one : counters.entrySet()) {
        Counter.State state = one.getValue().state();
        update.setLong(1, state.used());
        update.setLong(2, state.reserved());
        update.setLong(3, state.firmUsed());
        update.setLong(4, state.firmReserved());
        update.setBoolean(5, state.warned());
        update.setBoolean(6, state.toldExceeded());
        update.setString(7, one.getKey().rule());
        update.setString(8, one.getKey().subject());
        update.setLong(9, one.getKey().endsAt());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  static void open(Connection connection, String node, List<Held> held) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO budget_reservation VALUES (?, ?, clock_timestamp(), false, ?, ?, ?, ?,"
                + " ?)")) {
      for (Held one : held) {
        insert.setString(1, one.id());
        insert.setString(2, node);
        keys(connection, insert, one.slots(), 3);
        insert.setArray(6, bigints(connection, one.amounts()));
        insert.setArray(7, bigints(connection, one.firm()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Ends these reservations.
  ///
  /// @return those that were there, and whether they had been charged before
  static Map<String, Boolean> end(Connection connection, List<String> ids) throws SQLException {
    Map<String, Boolean> charged = new HashMap<>();
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM budget_reservation WHERE id = ANY (?) RETURNING id, charged")) {
      delete.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = delete.executeQuery()) {
        while (rows.next()) {
          charged.put(rows.getString(1), rows.getBoolean(2));
        }
      }
    }
    return charged;
  }

  /// Counts as used what was set aside by nodes that died, or longer ago than any call lasts.
  ///
  /// @return how many reservations were charged
  static int charge(Connection connection) throws SQLException {
    List<Held> overdue = overdue(connection);
    if (overdue.isEmpty()) {
      return 0;
    }
    Set<Slot> slots = new LinkedHashSet<>();
    overdue.forEach(one -> slots.addAll(one.slots()));
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    Map<Slot, Long> firm = new LinkedHashMap<>();
    for (Held one : overdue) {
      for (int i = 0; i < one.slots().size(); i++) {
        amounts.merge(one.slots().get(i), one.amounts().get(i), Long::sum);
        firm.merge(one.slots().get(i), one.firm().get(i), Long::sum);
      }
    }
    make(connection, slots);
    lock(connection, slots);
    move(connection, amounts, firm);
    try (PreparedStatement mark =
        connection.prepareStatement(
            "UPDATE budget_reservation SET charged = true WHERE id = ANY (?)")) {
      mark.setArray(1, connection.createArrayOf("text", overdue.stream().map(Held::id).toArray()));
      mark.executeUpdate();
    }
    return overdue.size();
  }

  private static void move(Connection connection, Map<Slot, Long> amounts, Map<Slot, Long> firm)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE budget_count SET used = used + ?, reserved = reserved - ?,"
                + " firm_used = firm_used + ?, firm_reserved = firm_reserved - ?"
                + " WHERE rule = ? AND subject = ? AND ends_at = ?")) {
      for (Slot slot : amounts.keySet()) {
        update.setLong(1, amounts.getOrDefault(slot, 0L));
        update.setLong(2, amounts.getOrDefault(slot, 0L));
        update.setLong(3, firm.getOrDefault(slot, 0L));
        update.setLong(4, firm.getOrDefault(slot, 0L));
        update.setString(5, slot.rule());
        update.setString(6, slot.subject());
        update.setLong(7, slot.endsAt());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  private static List<Held> overdue(Connection connection) throws SQLException {
    List<Held> overdue = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT r.id, r.rules, r.subjects, r.ends, r.amounts, r.firm FROM budget_reservation r"
                + " LEFT JOIN node n ON n.id = r.node WHERE NOT r.charged AND"
                + " (r.at < clock_timestamp() - make_interval(secs => ?) OR"
                + " r.at < clock_timestamp() - make_interval(secs => ?) AND"
                + " (n.heard IS NULL OR n.heard < clock_timestamp() - make_interval(secs => ?)))"
                + " LIMIT ? FOR UPDATE OF r SKIP LOCKED")) {
      select.setInt(1, OPEN_SECONDS);
      select.setInt(2, SILENT_SECONDS);
      select.setInt(3, SILENT_SECONDS);
      select.setInt(4, OVERDUE_MAX);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          overdue.add(held(rows));
        }
      }
    }
    return overdue;
  }

  private static Held held(ResultSet rows) throws SQLException {
    List<String> rules = Arrays.asList((String[]) rows.getArray(2).getArray());
    List<String> subjects = Arrays.asList((String[]) rows.getArray(3).getArray());
    List<Long> ends = Arrays.asList((Long[]) rows.getArray(4).getArray());
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      slots.add(new Slot(rules.get(i), subjects.get(i), ends.get(i)));
    }
    return new Held(
        rows.getString(1),
        slots,
        Arrays.asList((Long[]) rows.getArray(5).getArray()),
        Arrays.asList((Long[]) rows.getArray(6).getArray()));
  }

  /// Forgets windows and nodes that are long over.
  static void forget(Connection connection) throws SQLException {
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate(
          "DELETE FROM budget_count WHERE ends_at < extract(epoch FROM now()) - 172800");
      delete.executeUpdate(
          "DELETE FROM budget_everybody WHERE ends_at < extract(epoch FROM now()) - 172800");
      delete.executeUpdate(
          "DELETE FROM budget_reservation WHERE charged AND at < now() - interval '2 days'");
      delete.executeUpdate("DELETE FROM node WHERE heard < now() - interval '1 day'");
    }
  }

  private static void keys(
      Connection connection, PreparedStatement statement, Collection<Slot> slots)
      throws SQLException {
    keys(connection, statement, slots, 1);
  }

  private static void keys(
      Connection connection, PreparedStatement statement, Collection<Slot> slots, int from)
      throws SQLException {
    statement.setArray(
        from, connection.createArrayOf("text", slots.stream().map(Slot::rule).toArray()));
    statement.setArray(
        from + 1, connection.createArrayOf("text", slots.stream().map(Slot::subject).toArray()));
    statement.setArray(
        from + 2, connection.createArrayOf("bigint", slots.stream().map(Slot::endsAt).toArray()));
  }

  private static Array bigints(Connection connection, List<Long> numbers) throws SQLException {
    return connection.createArrayOf("bigint", numbers.toArray());
  }
}
