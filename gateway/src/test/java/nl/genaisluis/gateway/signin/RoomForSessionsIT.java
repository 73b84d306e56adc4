package nl.genaisluis.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway with room for one session.
class RoomForSessionsIT {
  private static final String OWN = "/api/v1/bezwaren";

  @Test
  void whoComesWhenThereIsNoRoomIsTurnedAwayUntilASessionEnds(@TempDir Path folder)
      throws IOException {
    int port = LoopbackGateway.freePort();
    Path config = folder.resolve("config");
    ShiftedClock clock = new ShiftedClock();
    try (LocalProvider provider = new LocalProvider()) {
      provider.configure(config, port);
      Path file = config.resolve("sluis.yaml");
      String settings = Files.readString(file);
      Files.writeString(file, settings.replace("at_once_max: 100", "at_once_max: 1"));
      try (LoopbackGateway gateway = LoopbackGateway.start(folder, config, port, clock)) {
        Visitor first = new Visitor("http://127.0.0.1:" + gateway.port());
        Visitor second = new Visitor("http://127.0.0.1:" + gateway.port());
        provider.isVisitedBy("p-1", "Sanne Visser", "medewerker");
        first.signIn();
        provider.isVisitedBy("p-2", "Bram de Boer", "medewerker");

        HttpResponse<String> full = second.signIn();
        int without = second.fetch("GET", OWN).statusCode();
        int stays = first.fetch("GET", OWN).statusCode();
        clock.forward(Duration.ofMinutes(30));
        HttpResponse<String> again = second.signIn();

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(without).isEqualTo(401);
        assertThat(stays).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(second.fetch("GET", OWN).statusCode()).isEqualTo(200);
        assertThat(first.fetch("GET", OWN).statusCode()).isEqualTo(401);
      }
    }
  }
}
