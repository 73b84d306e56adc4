package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
  @Test
  void doesNotPrintWhoItIs() {
    Caller caller =
        new Caller(
            "j.jansen@provincie.example",
            Caller.Kind.PERSON,
            Set.of(Role.MEDEWERKER, Role.AUDITOR),
            "Griffie",
            "chat");

    String text = caller.toString();

    assertThat(text).isEqualTo("Caller[PERSON, roles=auditor,medewerker, client=chat]");
  }

  @Test
  void cannotBeAMachineWithAnOfficeOrOperatorAndCommitteeAtOnce() {
    assertThatThrownBy(
            () -> new Caller("x", Caller.Kind.MACHINE, Set.of(Role.COMMISSIE), null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Caller(
                    "x", Caller.Kind.PERSON, Set.of(Role.COMMISSIE, Role.BEHEERDER), null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Caller(" ", Caller.Kind.PERSON, Set.of(), null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void losesItsCredentialAsAProgramOnlyNotAsAPersonBehindThatProgram() {
    Caller program =
        new Caller("svc", Caller.Kind.MACHINE, Set.of(Role.ONTWIKKELAAR), null, "zaaksysteem");
    Caller person =
        new Caller("jj", Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), null, "zaaksysteem");

    assertThat(program.revocable()).isEqualTo("zaaksysteem");
    assertThat(person.revocable()).isNull();
  }
}
