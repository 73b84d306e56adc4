package nl.genaisluis.gateway.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.nodes.Nodes;
import org.jspecify.annotations.Nullable;

/// The confirmations of nodes that share a database: a token that one node gave works once on any
/// of them. The database holds a digest of each token, and its binding keyed by the token itself:
/// whoever reads the rows can use neither.
final class JointConfirmations implements Confirmations {
  private static final long WAIT_SECONDS = 3;

  private final Nodes nodes;
  private final Clock clock;
  private final int perPersonPerDayMax;
  private final Function<Caller, String> marks;
  private final SecureRandom random = new SecureRandom();

  /// @param marks pseudonyms of callers, the same on every node
  JointConfirmations(
      Nodes nodes, Clock clock, int perPersonPerDayMax, Function<Caller, String> marks) {
    this.nodes = nodes;
    this.clock = clock;
    this.perPersonPerDayMax = perPersonPerDayMax;
    this.marks = marks;
  }

  @Override
  public CompletionStage<Token> offer(String binding) {
    String value = Confirmations.newToken(random);
    Instant expires = clock.instant().plus(LIFE);
    return nodes
        .transaction(
            connection -> {
              tidy(connection);
              return insert(connection, value, binding, expires);
            })
        .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS)
        .thenApply(_ -> new Token(value, expires));
  }

  private int insert(Connection connection, String value, String binding, Instant expires)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO confirmation VALUES (?, ?, ?)")) {
      insert.setString(1, digest(value, "token"));
      insert.setString(2, digest(value, binding));
      insert.setObject(3, OffsetDateTime.ofInstant(expires, ZoneOffset.UTC));
      return insert.executeUpdate();
    }
  }

  @Override
  public CompletionStage<Redemption> redeem(String token, String binding, Caller caller) {
    String mark = marks.apply(caller);
    return nodes
        .transaction(connection -> use(connection, token, binding, mark))
        .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private Redemption use(Connection connection, String token, String binding, String mark)
      throws SQLException {
    String bound = take(connection, token);
    if (bound == null || !bound.equals(digest(token, binding))) {
      return new Redemption.Worthless();
    }
    return count(connection, mark) ? new Redemption.Accepted() : new Redemption.TooMany();
  }

  /// Takes the token out; null when it is not there or too old.
  private @Nullable String take(Connection connection, String token) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM confirmation WHERE token = ? RETURNING bound, expires")) {
      delete.setString(1, digest(token, "token"));
      try (ResultSet rows = delete.executeQuery()) {
        boolean alive =
            rows.next()
                && !clock.instant().isAfter(rows.getObject(2, OffsetDateTime.class).toInstant());
        return alive ? rows.getString(1) : null;
      }
    }
  }

  /// Counts one more for this person today; false when there were enough.
  private boolean count(Connection connection, String mark) throws SQLException {
    if (perPersonPerDayMax == 0) {
      return false;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO confirmation_day AS d VALUES (?, ?, 1) ON CONFLICT (day, person)"
                + " DO UPDATE SET given = d.given + 1 WHERE d.given < ?")) {
      insert.setObject(1, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.setString(2, mark);
      insert.setInt(3, perPersonPerDayMax);
      return insert.executeUpdate() == 1;
    }
  }

  /// What is over weighs on nobody; rows of it go with the next offer.
  private static void tidy(Connection connection) throws SQLException {
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate("DELETE FROM confirmation WHERE expires < now() - interval '1 day'");
      delete.executeUpdate("DELETE FROM confirmation_day WHERE day < current_date - 2");
    }
  }

  private static String digest(String token, String what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(("token " + token).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
