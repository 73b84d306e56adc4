package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The values behind placeholders: sealed by the gateway, opened by two people without it.
class VaultIT {
  private static final String NAME = "Jantina Oosterhuis";

  @TempDir Path folder;
  private Upstream upstream;

  @BeforeEach
  void start() throws Exception {
    upstream = new Upstream();
    upstream.says("Goed.");
    for (String holder : List.of("a", "b", "vreemd")) {
      KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      Files.writeString(
          folder.resolve(holder + ".pub"), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      Files.writeString(
          folder.resolve(holder + ".key"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void aRecordOpensForItsTwoHoldersAndNobodyElse() throws Exception {
    Path config = config("a.pub", "b.pub");
    Path sealed = folder.resolve("kluis");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config, Clock.systemUTC())) {
      chat(gateway);
      String leaf = openedLeaf(gateway);
      HttpResponse<byte[]> taken = take(gateway, "commissie", leaf);
      Files.write(sealed, taken.body());

      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(take(gateway, "auditor", leaf).statusCode()).isEqualTo(403);
      assertThat(gateway.events(Looked.class))
          .anySatisfy(
              looked -> {
                assertThat(looked.what()).isEqualTo("vault");
                assertThat(looked.target()).isEqualTo(leaf);
              });
    }
    assertThat(Traces.of(folder.resolve("data"), "Oosterhuis")).isEmpty();

    Unsealed both = unseal(sealed, "a.key", "b.key");
    assertThat(both.code()).isZero();
    Json.Obj opened = object(both.out());
    assertThat(at(opened, "waarden").text("[PERSOON_1]")).isEqualTo(NAME);
    assertThat(opened.text("subject")).isNotBlank();
    for (List<String> keys :
        List.of(
            List.of("a.key", "a.key"),
            List.of("b.key", "b.key"),
            List.of("a.key", "vreemd.key"),
            List.of("vreemd.key", "b.key"),
            List.of("a.pub", "b.pub"))) {
      Unsealed one = unseal(sealed, keys.getFirst(), keys.getLast());
      assertThat(one.code()).as(keys.toString()).isEqualTo(1);
      assertThat(one.out()).isEmpty();
    }
  }

  @Test
  void aRecordGoesWithTheContentThatItBelongsTo() throws Exception {
    Path config = config("a.pub", "b.pub");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config, Clock.systemUTC())) {
      chat(gateway);
      String leaf = openedLeaf(gateway);

      gateway.post(
          "beheerder",
          "/api/v1/wissingen",
          "",
          "{\"beslissing\":\"" + leaf + "\",\"reden\":\"verzoek van 3 november\"}");

      assertThat(take(gateway, "commissie", leaf).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void withoutHoldersThereIsNoVault() throws Exception {
    Path config = GatewayUnderTest.config(folder, upstream.base());
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config, Clock.systemUTC())) {
      chat(gateway);

      assertThat(take(gateway, "commissie", openedLeaf(gateway)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aGatewayWhoseVaultCannotBeSealedDoesNotStart() throws Exception {
    for (List<String> keys :
        List.of(List.of("a.pub", "a.pub"), List.of("a.pub", "b.key"), List.of("a.pub", "weg"))) {
      Path config = config(keys.getFirst(), keys.getLast());

      assertThatThrownBy(() -> new GatewayUnderTest(folder, config, Clock.systemUTC()).close())
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("vault.recipients");
    }
  }

  @Test
  void aCommandLineWithoutTwoKeysIsCalledWrongly() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code =
        UnsealCommand.run(
            List.of("kluis", "--key-a", "a.key"),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--key-b");
  }

  private Path config(String... holders) throws IOException {
    Path config = GatewayUnderTest.config(folder, upstream.base());
    String shipped;
    try (var in =
        VaultIT.class.getResourceAsStream("/nl/genaisluis/gateway/config/defaults/sluis.yaml")) {
      shipped =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> files = new ArrayList<>();
    for (String holder : holders) {
      files.add(folder.resolve(holder).toString());
    }
    Files.writeString(
        config.resolve("sluis.yaml"), shipped + "\nvault: {recipients: " + files + "}\n");
    return config;
  }

  private static void chat(GatewayUnderTest gateway) {
    HttpResponse<String> answer =
        gateway.post(
            "medewerker",
            "/v1/chat/completions",
            "klare-taal",
            ask("Herschrijf: mevrouw " + NAME + " belde.", false));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String openedLeaf(GatewayUnderTest gateway) {
    return gateway.entries().stream()
        .filter(entry -> entry.event() instanceof Opened)
        .findFirst()
        .orElseThrow()
        .leaf();
  }

  private static HttpResponse<byte[]> take(GatewayUnderTest gateway, String user, String leaf)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/kluizen/" + leaf))
              .header("Authorization", "Bearer " + gateway.token(user))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  private record Unsealed(int code, String out) {}

  private Unsealed unseal(Path sealed, String keyA, String keyB) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        UnsealCommand.run(
            List.of(
                sealed.toString(),
                "--key-a",
                folder.resolve(keyA).toString(),
                "--key-b",
                folder.resolve(keyB).toString()),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    return new Unsealed(code, out.toString(StandardCharsets.UTF_8));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }
}
