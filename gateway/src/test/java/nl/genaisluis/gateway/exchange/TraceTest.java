package nl.genaisluis.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @Test
  void goesOnWithTheTraceOfTheCallerInASpanOfItsOwn() {
    Trace trace = Trace.of(List.of("00-" + TRACE + "-" + PARENT + "-01"));

    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.parentSpanId()).isEqualTo(PARENT);
    assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(PARENT);
    assertThat(trace.header()).isEqualTo("00-" + TRACE + "-" + trace.spanId() + "-01");
  }

  @Test
  void keepsWhatTheCallerSaysOfItsRecordingAndNoOtherFlag() {
    assertThat(Trace.of(List.of("00-" + TRACE + "-" + PARENT + "-fe")).header()).endsWith("-00");
    assertThat(Trace.of(List.of("00-" + TRACE + "-" + PARENT + "-03")).header()).endsWith("-01");
  }

  @Test
  void readsALaterVersionAsFarAsItIsKnown() {
    Trace trace = Trace.of(List.of("cc-" + TRACE + "-" + PARENT + "-01-what-the-future-brings"));

    assertThat(trace.traceId()).isEqualTo(TRACE);
    assertThat(trace.header()).startsWith("00-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01"
      })
  void beginsATraceWhereTheHeaderIsNotOfTheStandard(String header) {
    Trace trace = Trace.of(List.of(header));

    assertThat(trace.traceId()).isNotEqualTo(TRACE);
    assertThat(trace.parentSpanId()).isNull();
    assertThat(trace.header()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void beginsATraceWhereTwoAreNamed() {
    String good = "00-" + TRACE + "-" + PARENT + "-01";

    assertThat(Trace.of(List.of(good, good)).parentSpanId()).isNull();
    assertThat(Trace.of(List.of()).parentSpanId()).isNull();
  }
}
