package nl.genaisluis.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.DataTerms;
import nl.genaisluis.models.register.Facility;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Jurisdiction;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final Provider HOST = host(new Secret("SLEUTEL", null));

  @Test
  void aKeyIsShownToItsOwnHostOnlyAndToNobodyElse(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "geheim-1\n");
    Provider host = host(new Secret(null, file.toString()));

    Credentials credentials = Credentials.read(List.of(host), Map.of());

    assertThat(credentials.headers(host)).isEqualTo(Map.of("Authorization", "Bearer geheim-1"));
    assertThat(credentials.usable(host)).isTrue();
    assertThat(credentials).hasToString("Credentials[***]");
  }

  /// A key with a line break would be another header, and one with a space another credential.
  @ParameterizedTest
  @ValueSource(
      strings = {"", "  \n", "een\ntwee", "een\r\nX-Other: a", "een twee", "één", "a\u0000b"})
  void aKeyThatIsNoOneWordIsNone(String key) {
    Credentials credentials = Credentials.read(List.of(HOST), Map.of("SLEUTEL", key));

    assertThat(credentials.headers(HOST)).isEmpty();
    assertThat(credentials.usable(HOST)).isFalse();
  }

  @Test
  void aHostWhoseKeyIsNotThereCannotBeUsed() {
    Provider elsewhere = host(new Secret(null, "/nowhere/at/all"));

    assertThat(Credentials.read(List.of(HOST), Map.of()).usable(HOST)).isFalse();
    assertThat(Credentials.read(List.of(elsewhere), Map.of()).usable(elsewhere)).isFalse();
  }

  private static Provider host(Secret secret) {
    return new Provider(
        "host",
        "Host",
        Provider.Kind.OPENAI,
        "https://host.example/v1",
        new Hosting(
            fact("NL"),
            fact(Jurisdiction.EU),
            fact(new Party("Host", List.of("NL"))),
            Hosting.Sector.COMMERCIAL,
            false),
        fact(new DataTerms(false, 0)),
        DataClass.OPENBAAR,
        new Facility("NLD", fact(null), fact(null), fact(null)),
        secret,
        "leave",
        Set.of());
  }

  private static <T> Fact<T> fact(@org.jspecify.annotations.Nullable T value) {
    return new Fact<>(value, "test", LocalDate.of(2026, 11, 22));
  }
}
