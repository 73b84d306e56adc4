package nl.genaisluis.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway whose provider is not there, or that was told too little of it.
class ProviderAwayIT {
  @Test
  void whileTheProviderIsAwayThePageSaysSoAndNobodyGetsIn(@TempDir Path folder) {
    int port = LoopbackGateway.freePort();
    Path config = folder.resolve("config");
    try (LocalProvider gone = new LocalProvider()) {
      gone.configure(config, port);
    }
    try (LoopbackGateway gateway = LoopbackGateway.start(folder, config, port, Clock.systemUTC())) {
      Visitor visitor = new Visitor("http://127.0.0.1:" + gateway.port());

      HttpResponse<String> begin = visitor.get("/aanmelden");
      HttpResponse<String> api = visitor.fetch("GET", "/api/v1/bezwaren");
      HttpResponse<String> page = visitor.get("/");

      assertThat(begin.statusCode()).isEqualTo(503);
      assertThat(begin.body()).contains("niet bereikbaar", "href=\"/aanmelden\"");
      assertThat(visitor.cookies()).isEmpty();
      assertThat(api.statusCode()).isEqualTo(401);
      assertThat(page.body()).contains("id=\"aanmelden-account\"").doesNotContain("demogebruiker");
    }
  }

  @Test
  void aSecretThatCannotBeReadStopsTheStartAndNamesKeyAndRemedy(@TempDir Path folder)
      throws IOException {
    Path config = folder.resolve("config");
    try (LocalProvider provider = new LocalProvider()) {
      provider.configure(config, 0);
    }
    Files.delete(folder.resolve("oidc.secret"));

    assertThatThrownBy(() -> LoopbackGateway.start(folder, config, 0, Clock.systemUTC()))
        .hasMessageContaining("identity.provider.sign_in.client_secret_file")
        .hasMessageContaining("public client");
  }

  @Test
  void anAddressToComeBackToThatIsNotSafeStopsTheStart(@TempDir Path folder) throws IOException {
    Path config = folder.resolve("config");
    try (LocalProvider provider = new LocalProvider()) {
      provider.configure(config, 8080);
    }
    Path file = config.resolve("sluis.yaml");
    Files.writeString(
        file, Files.readString(file).replace("http://127.0.0.1:8080/aan", "http://sluis.nl/aan"));

    assertThatThrownBy(() -> LoopbackGateway.start(folder, config, 0, Clock.systemUTC()))
        .hasMessageContaining("redirect_uri must be https outside this machine");
  }
}
