package nl.genaisluis.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.exchange.Unavailable;
import org.junit.jupiter.api.Test;

class FileApiTest {
  @Test
  void noRoomToLookForPersonalDataIsTryAgainLaterAndNoFault() {
    Throwable told = FileApi.told(new Unavailable("overloaded"));

    assertThat(told)
        .isInstanceOfSatisfying(
            ApiFault.class,
            fault -> {
              assertThat(fault.status()).isEqualTo(503);
              assertThat(fault.code()).isEqualTo("overloaded");
            });
  }

  @Test
  void whatNobodyExpectedStaysAFault() {
    IllegalStateException bug = new IllegalStateException("bug");

    assertThat(FileApi.told(bug)).isSameAs(bug);
  }
}
