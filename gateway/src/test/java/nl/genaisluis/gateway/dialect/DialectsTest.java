package nl.genaisluis.gateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.gateway.dialect.Dialect.Counts;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class DialectsTest {
  static final List<String> NAMES = Dialects.NAMES;

  private static final Dialects ALL = Dialects.embedded();

  @ParameterizedTest
  @FieldSource("NAMES")
  void everyDepartureHasASourceWithADate(String name) {
    Dialect dialect = dialect(name);

    assertThat(dialect.id()).isEqualTo(name);
    assertThat(dialect.sources()).hasSizeGreaterThanOrEqualTo(name.equals("generic") ? 0 : 1);
    assertThat(dialect.sources())
        .allSatisfy(source -> assertThat(source.url().getScheme()).isEqualTo("https"));
  }

  @Test
  void theProtocolAsItStandsLeavesABodyAsItIs() throws JsonFault {
    Json.Obj body = body("{'model':'m','seed':7,'n':2,'max_completion_tokens':9,'store':false}");

    Spoken spoken = dialect("generic").speak(body);

    assertThat(spoken).isEqualTo(new Spoken.Said(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mistral  | {'seed':7,'store':false}          | {'random_seed':7}",
        "mistral  | {'max_completion_tokens':9}       | {'max_tokens':9}",
        "mistral  | {'stream_options':{'include_usage':true}} | {}",
        "mistral  | {'logit_bias':{},'logprobs':false}| {}",
        "scaleway | {'n':1,'frequency_penalty':0}     | {}",
        "scaleway | {'max_completion_tokens':9,'max_tokens':9} | {'max_tokens':9}",
        "ollama   | {'tool_choice':'auto','n':null}   | {}",
        "ionos    | {'max_completion_tokens':9}       | {'max_completion_tokens':9}"
      })
  void speaksTheWordsOfTheProvider(String name, String said, String heard) throws JsonFault {
    Spoken spoken = dialect(name).speak(body(said));

    assertThat(spoken).isEqualTo(new Spoken.Said(body(heard)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mistral    | {'logit_bias':{'50256':-100}}  | logit_bias",
        "mistral    | {'logprobs':true}              | logprobs",
        "scaleway   | {'n':2}                        | n",
        "scaleway   | {'frequency_penalty':0.5}      | frequency_penalty",
        "ollama     | {'tool_choice':'required'}     | tool_choice",
        "infomaniak | {'n':3}                        | n",
        "scaleway   | {'max_tokens':8,'max_completion_tokens':9} | max_completion_tokens"
      })
  void namesWhatTheProviderCannotCarry(String name, String said, String field) throws JsonFault {
    Spoken spoken = dialect(name).speak(body(said));

    assertThat(spoken).isEqualTo(new Spoken.Unsayable(field));
  }

  @Test
  void aBodyThatIsTooLargeForTheProviderIsNotSent() {
    Json.Obj body = Json.object("messages", Json.of("x".repeat(2_000_000)));

    Spoken spoken = dialect("ovhcloud").speak(body);

    assertThat(spoken).isEqualTo(new Spoken.Unsayable("messages"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'impact':{'energy':{'total':7200000,'unit':'Wms'}}} | 2",
        "{'impact':{'energy':{'total':0,'unit':'Wms'}}}       | ",
        "{'impact':{'energy':{'total':5,'unit':'kWh'}}}       | ",
        "{'impact':{'energy':{'total':'5','unit':'Wms'}}}     | ",
        "{'impact':{'energy':{'total':1e300,'unit':'Wms'}}}   | ",
        "{'impact':[]}                                        | ",
        "{}                                                   | "
      })
  void readsTheEnergyThatAProviderStatesAndNothingElse(String answer, Double wattHours)
      throws JsonFault {
    Double stated = dialect("greenpt").statedWh(body(answer));

    if (wattHours == null) {
      assertThat(stated).isNull();
    } else {
      assertThat(stated).isCloseTo(wattHours, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void refusesADepartureWithoutASource() {
    assertThatThrownBy(() -> made(List.of(), Map.of("seed", "random_seed"), Set.of()))
        .hasMessageContaining("needs a source");
  }

  @Test
  void refusesToOmitWhatTheCallerMayHaveSaid() {
    assertThatThrownBy(() -> made(dialect("mistral").sources(), Map.of(), Set.of("seed")))
        .hasMessageContaining("omit is for");
  }

  private static Dialect made(List<Source> sources, Map<String, String> rename, Set<String> omit) {
    return new Dialect("x", "x", sources, rename, Set.of(), omit, Counts.ASKED, null, null);
  }

  private static Dialect dialect(String name) {
    return ALL.all().stream().filter(one -> one.id().equals(name)).findFirst().orElseThrow();
  }

  private static Json.Obj body(String json) throws JsonFault {
    return (Json.Obj) JsonCodec.read(json.replace('\'', '"'));
  }
}
