package nl.genaisluis.gateway.meter;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import nl.genaisluis.models.energy.measured.Scrape;
import org.jspecify.annotations.Nullable;

/// One deployment of our own and where its meters are: an entry of `meters` in `sluis.yaml`.
///
/// @param provider id of the host of our own in the register
/// @param energy page of the energy exporter
/// @param server page of the model server, vLLM
/// @param devices ids of the accelerators of this deployment; empty for all on the page
/// @param overhead energy of the rest of the machine over that of the metered devices; null for
///   0.34 with `dcgm`, which meters accelerators, and for 0 with `kepler`, which meters the node
/// @param every between two readings; 30 to 60 seconds suit the sensors
/// @param recordEvery between two sums on record
public record MeterSettings(
    String provider,
    Scrape.Exporter exporter,
    URI energy,
    URI server,
    List<String> devices,
    @Nullable Double overhead,
    Duration every,
    Duration recordEvery) {
  /// Server without accelerators over accelerators: 170 W to 501 W, as EcoLogits and ML.ENERGY have
  /// them.
  private static final double OVERHEAD = 0.34;

  public MeterSettings {
    devices = List.copyOf(devices);
    if (new HashSet<>(devices).size() != devices.size()) {
      throw new IllegalArgumentException("devices names one twice");
    }
    requireAddress("energy", energy);
    requireAddress("server", server);
    if (overhead != null && !(overhead >= 0 && overhead <= 3)) {
      throw new IllegalArgumentException("overhead must be between 0 and 3, was: " + overhead);
    }
    if (every.toMillis() < 100 || every.toSeconds() > 60) {
      throw new IllegalArgumentException("every must be between 100ms and 60s, was: " + every);
    }
    if (recordEvery.compareTo(every) < 0) {
      throw new IllegalArgumentException("record_every must be at least every");
    }
  }

  private static void requireAddress(String key, URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    String path = address.getRawPath();
    boolean plain = address.getRawQuery() == null && address.getRawUserInfo() == null;
    if (!http || !plain || address.getHost() == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(
          key + " must be an http address with a path, was: " + address);
    }
  }

  /// The energy of the computers over that of the metered devices.
  double wholeOverDevices() {
    Double stated = overhead;
    if (stated != null) {
      return 1 + stated;
    }
    return switch (exporter) {
      case DCGM -> 1 + OVERHEAD;
      case KEPLER -> 1;
    };
  }

  /// The egress purpose of the energy page.
  public String energyPurpose() {
    return "meter:" + provider + ":energy";
  }

  /// The egress purpose of the server's page.
  public String serverPurpose() {
    return "meter:" + provider + ":server";
  }

  /// The address of a page without its path.
  public static URI root(URI page) {
    return URI.create(page.getScheme() + "://" + page.getRawAuthority());
  }
}
