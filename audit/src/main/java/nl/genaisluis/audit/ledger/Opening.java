package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;

/// Everything that a start makes or reads before the first entry may be written.
record Opening(
    FolderLock lock,
    Database database,
    Store store,
    StoreReader reader,
    StoreReader integratorReader,
    CompanionReader companions,
    Keys keys,
    ShardedLog log,
    @Nullable YearTurn turn,
    Replay replay,
    List<Closed> abandoned) {

  static Opening of(LedgerConfig config, Clock clock) {
    Parts parts = new Parts();
    try {
      return parts.open(config, clock);
    } catch (IOException | SQLException failed) {
      parts.close();
      throw new LedgerFault(LedgerFault.STORE_FAILING, where(config, failed), failed);
    } catch (RuntimeException failed) {
      parts.close();
      throw failed;
    }
  }

  private static String where(LedgerConfig config, Exception failed) {
    Postgres shared = config.postgres();
    return shared == null
        ? "ledger cannot be opened in " + config.data()
        : "ledger.postgres: ledger cannot be opened in "
            + shared.url()
            + ": "
            + failed.getMessage();
  }

  /// What has been opened so far, to be closed when the rest fails.
  private static final class Parts {
    private final Deque<AutoCloseable> kept = new ArrayDeque<>();

    Opening open(LedgerConfig config, Clock clock) throws IOException, SQLException {
      Files.createDirectories(config.data());
      FolderLock lock = keep(FolderLock.take(config.data()));
      Database database = Ledger.database(config);
      Database.Making claim = keep(database.making());
      Store store = keep(database.store());
      StoreReader reader = keep(StoreReader.open(database));
      StoreReader integratorReader = keep(StoreReader.open(database));
      CompanionReader companions = keep(CompanionReader.open(database));

      KeyFolder keys = keys(config);
      Meta meta = meta(reader.meta(), config, clock, keys);
      // Before the shards: another node may begin one meanwhile, and no entry may lack its shard.
      long replayed = database.replayed(reader);
      List<Shard> listed = reader.shards();
      Shards shards = new Shards(listed.isEmpty() ? List.of(Shard.first(meta)) : listed);
      if (meta.useKey().isEmpty() || listed.isEmpty()) {
        meta = meta.withUseKey(meta.useKey().isEmpty() ? useKey(keys) : meta.useKey());
        store.writeMeta(meta, shards);
      }
      Leftover.end(config.data());
      Signer signer = keys.signer(meta.verifierKey());
      Keys sealing = new Keys(keys.contentKeys(meta.contentKey()), keys.useKeys(meta.useKey()));
      kept.remove(claim);
      claim.close();
      ShardedLog log = log(Ledger.logFolder(config), signer, shards);
      Replay replay = Replay.of(reader::read, replayed, log);
      return new Opening(
          lock,
          database,
          store,
          reader,
          integratorReader,
          companions,
          sealing,
          log,
          database.turnsByWriter() ? new YearTurn(log, signer, reader) : null,
          replay,
          database.abandoned(replay));
    }

    private static KeyFolder keys(LedgerConfig config) throws IOException {
      KeyFolder keys = KeyFolder.open(config.keys());
      if (config.keys().toRealPath().startsWith(config.data().toRealPath())) {
        throw new LedgerFault(
            LedgerFault.CONFIG, "ledger.keys is a link into ledger.data: " + config.keys());
      }
      return keys;
    }

    /// What the store is known by. Of a new one nothing is written yet but its keys.
    private static Meta meta(@Nullable Meta known, LedgerConfig config, Clock clock, KeyFolder keys)
        throws IOException {
      if (known != null) {
        sameOrigin(config, known);
        return known;
      }
      String origin = config.origin() + "-" + clock.instant().atZone(ZoneOffset.UTC).getYear();
      return new Meta(
          origin,
          keys.createSigner(origin).verifier().toString(),
          keys.createContentKeys().fingerprint(),
          "");
    }

    private static ShardedLog log(Path folder, Signer signer, Shards shards) throws IOException {
      ShardedLog log = new ShardedLog(folder, signer, shards);
      noLaterShard(folder, shards);
      return log;
    }

    private static String useKey(KeyFolder keys) throws IOException {
      return keys.createUseKeys().fingerprint();
    }

    /// A checkpoint of a year that the store does not have is one that was signed before the store
    /// was set back.
    private static void noLaterShard(Path log, Shards shards) throws IOException {
      if (!Files.isDirectory(log)) {
        return;
      }
      try (DirectoryStream<Path> years = Files.newDirectoryStream(log, "[0-9][0-9][0-9][0-9]")) {
        for (Path year : years) {
          if (shards.ofYear(Integer.parseInt(String.valueOf(year.getFileName()))) == null
              && Files.exists(year.resolve(LogFiles.CHECKPOINT))) {
            throw new LedgerFault(
                LedgerFault.FORKED, "store has no shard of a year that was signed: " + year);
          }
        }
      }
    }

    private static void sameOrigin(LedgerConfig config, Meta meta) {
      if (!meta.origin().matches("\\Q" + config.origin() + "\\E-[0-9]{4}")) {
        throw new LedgerFault(
            LedgerFault.CONFIG,
            "ledger.origin is " + config.origin() + ", but the data is of " + meta.origin());
      }
    }

    private <T extends AutoCloseable> T keep(T part) {
      kept.push(part);
      return part;
    }

    /// Closes what was opened last first.
    void close() {
      try {
        while (!kept.isEmpty()) {
          kept.pop().close();
        }
      } catch (Exception failed) {
        throw new LedgerFault(LedgerFault.STORE_FAILING, "ledger cannot be closed", failed);
      }
    }
  }
}
