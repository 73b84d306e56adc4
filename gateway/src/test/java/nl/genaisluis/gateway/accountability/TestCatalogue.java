package nl.genaisluis.gateway.accountability;

import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.config.GuidelineText;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.prohibited.Decided;
import nl.genaisluis.policy.prohibited.Wording;
import nl.genaisluis.policy.usecase.UseCases;

/// The registers that are shipped, with two rules.
public final class TestCatalogue {
  private static final ConfigFolder DEFAULTS = ConfigFolder.embedded();

  private TestCatalogue() {}

  public static Catalogue shipped() {
    return new Catalogue(
        DEFAULTS.read("use-cases.yaml", UseCases.class),
        DEFAULTS.read("models.yaml", Register.class),
        List.of(
            new RuleView(
                "V-01",
                "vergunningen",
                Wording.onlyDutch("Oordelen over een vergunning"),
                Wording.onlyDutch("Een mens beslist over een vergunning."),
                new Decided("Provinciale Staten", LocalDate.of(2026, 11, 2), "/richtlijn")),
            new RuleView(
                "V-02",
                "subsidies",
                Wording.onlyDutch("Aanvragen rangschikken"),
                Wording.onlyDutch("Een mens beslist over subsidie."),
                null)),
        DEFAULTS.version(),
        GuidelineText.byName(DEFAULTS.guideline()));
  }
}
