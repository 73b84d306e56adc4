package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySettingsTest {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final String WHOLE =
      """
      mode: oidc
      provider:
        issuer: https://aanmelden.example/realm
        audience: genai-sluis
        leeway_seconds: 5
        keys:
          url: https://aanmelden.example/realm/certs?x=1
          algorithms: [RS256, EdDSA]
        claims:
          roles: realm_access.roles
          unit: afdeling
          machine_clients: [zaaksysteem]
      api_keys:
        - id: zaken
          sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          roles: [ontwikkelaar]
          unit: Zaken
          expires: 2027-01-01T00:00:00Z
      """;

  @Test
  void readsAWholeFile() throws Exception {
    IdentitySettings settings = read(WHOLE);

    IdentitySettings.Provider provider = settings.provider();
    assertThat(provider).isNotNull();
    assertThat(provider.leeway()).isEqualTo(Duration.ofSeconds(5));
    assertThat(provider.claims().machineClients()).containsExactly("zaaksysteem");
    assertThat(provider.keys().path()).isEqualTo("/realm/certs?x=1");
    assertThat(provider.keys().destination().base()).hasToString("https://aanmelden.example");
    assertThat(settings.apiKeys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.expiresAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
              assertThat(key.revoked()).isFalse();
            });
  }

  @Test
  void fillsInWhatMayBeLeftOut() throws Exception {
    String shortest =
        """
        mode: oidc
        provider:
          issuer: https://aanmelden.example/realm
          audience: genai-sluis
          keys: {url: https://aanmelden.example/certs, algorithms: [RS256]}
        """;

    IdentitySettings settings = read(shortest);

    IdentitySettings.Provider provider = settings.provider();
    assertThat(provider).isNotNull();
    assertThat(provider.claims()).isEqualTo(IdentitySettings.Claims.DEFAULT);
    assertThat(provider.leeway()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.apiKeys()).isEmpty();
    assertThat(read("mode: demo")).isEqualTo(IdentitySettings.demo());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode: oidc|mode: demo|identity.provider is set while identity.mode is demo",
        "mode: oidc||identity.mode is missing",
        "  issuer: https://aanmelden.example/realm||identity.provider.issuer is missing",
        "  audience: genai-sluis|  audience: ' '|identity.provider.audience must not be empty",
        "leeway_seconds: 5|leeway_seconds: 121|identity.provider.leeway_seconds must be 0 to 120",
        "leeway_seconds: 5|leeway_seconds: -1|identity.provider.leeway_seconds must be 0 to 120",
        "[RS256, EdDSA]|[RS256, none]|identity.provider.keys.algorithms",
        "[RS256, EdDSA]|[HS256]|identity.provider.keys.algorithms",
        "[RS256, EdDSA]|[]|identity.provider.keys.algorithms",
        "url: https:|url: http:|must be https",
        "roles: [ontwikkelaar]|roles: [ontwikkelaar, beheerder]|must be [ontwikkelaar]",
        "roles: [ontwikkelaar]|roles: [commissie]|must be [ontwikkelaar]",
        "roles: [ontwikkelaar]|roles: [baas]|role must be medewerker",
        "sha256: 01|sha256: 0|must be 64 lower-case hexadecimal digits",
        "expires: 2027-01-01T00:00:00Z|expires: morgen|must be like 2027-01-01T00:00:00Z",
        "id: zaken|id: zaken-1|must be 1 to 40 of a-z 0-9 _"
      })
  void refusesWhatCannotBeMeant(String from, @Nullable String to, String message) {
    String changed = WHOLE.replaceFirst(Pattern.quote(from), to == null ? "" : to);

    assertThat(changed).isNotEqualTo(WHOLE);
    assertThatThrownBy(() -> read(changed)).hasMessageContaining(message);
  }

  @Test
  void refusesTwoKeysWithOneId() {
    IdentitySettings.ApiKey key =
        new IdentitySettings.ApiKey(
            "zaken", "0".repeat(64), List.of(Role.ONTWIKKELAAR), null, null, false);

    assertThatThrownBy(
            () -> new IdentitySettings(IdentitySettings.Mode.DEMO, null, List.of(key, key)))
        .hasMessageContaining("two keys with id zaken");
  }

  private static IdentitySettings read(String yaml) throws JsonProcessingException {
    return YAML.readValue(yaml, IdentitySettings.class);
  }
}
