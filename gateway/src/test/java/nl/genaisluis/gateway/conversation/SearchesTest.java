package nl.genaisluis.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.accountability.ApiFault;
import org.junit.jupiter.api.Test;

class SearchesTest {
  private final Searches searches = new Searches(2);

  @Test
  void oneUserCannotHoldMoreThanTwoPlacesAndOthersStillGetIn() throws Exception {
    Searches roomy = new Searches(3);
    try (Searches.Place _ = roomy.enter("piet");
        Searches.Place _ = roomy.enter("piet");
        Searches.Place _ = roomy.enter("jan")) {

      assertThatThrownBy(() -> roomy.enter("piet"))
          .isInstanceOfSatisfying(
              ApiFault.class, fault -> assertThat(fault.code()).isEqualTo("search_running"));
    }
    try (Searches.Place again = roomy.enter("piet")) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void whoWaitsGetsThePlaceThatIsGivenBack() throws Exception {
    CountDownLatch in = new CountDownLatch(1);
    Searches.Place first = searches.enter("piet");
    Searches.Place second = searches.enter("jan");
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Searches.Place _ = searches.enter("els")) {
                    in.countDown();
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                });

    first.close();

    assertThat(in.await(20, TimeUnit.SECONDS)).isTrue();
    waiting.join();
    second.close();
  }
}
