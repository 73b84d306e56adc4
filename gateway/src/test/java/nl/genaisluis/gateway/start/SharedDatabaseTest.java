package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import nl.genaisluis.audit.ledger.Postgres;
import nl.genaisluis.gateway.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedDatabaseTest {
  private static final String HERE = "jdbc:postgresql://localhost:5432/sluis";

  @TempDir Path folder;

  @Test
  void readsThePasswordFromItsFileAndTakesTheUsualSchema() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "geheim\n");

    Postgres postgres = new SharedDatabase(HERE, "sluis", file.toString(), null).postgres();

    assertThat(postgres).isEqualTo(new Postgres(HERE, "sluis", "geheim", "sluis"));
    assertThat(postgres.toString()).doesNotContain("geheim");
  }

  @Test
  void namesThePasswordFileThatCannotBeRead() {
    String absent = folder.resolve("absent").toString();

    assertThatThrownBy(() -> new SharedDatabase(HERE, "sluis", absent, null).postgres())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ledger.postgres.password_file")
        .hasMessageContaining(absent);
  }

  @Test
  void refusesAnAddressThatIsNotFitForARecord() throws Exception {
    String file = Files.writeString(folder.resolve("password"), "geheim").toString();

    for (String url :
        new String[] {
          "jdbc:postgresql://db.example/sluis",
          "jdbc:postgresql://db.example/sluis?sslmode=require",
          "jdbc:postgresql://localhost,db.example/sluis",
          "jdbc:postgresql://localhost/sluis?password=geheim",
          "jdbc:postgresql://localhost/sluis?options=-c%20fsync=off",
          "jdbc:sqlite:sluis.db",
          "db.example"
        }) {
      assertThatThrownBy(() -> new SharedDatabase(url, "sluis", file, null).postgres())
          .as(url)
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith("ledger.postgres.url");
    }
  }

  @Test
  void takesAnotherMachineWhoseNameIsChecked() throws Exception {
    String file = Files.writeString(folder.resolve("password"), "geheim").toString();
    String url = "jdbc:postgresql://db.example/sluis?sslmode=verify-full";

    assertThat(new SharedDatabase(url, "sluis", file, "proef").postgres().schema())
        .isEqualTo("proef");
  }
}
