package nl.genaisluis.gateway.accountability;

import java.util.List;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.config.GuidelineText;
import nl.genaisluis.models.register.Register;
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
                Wording.onlyDutch("Een mens beslist over een vergunning.")),
            new RuleView(
                "V-02",
                "subsidies",
                Wording.onlyDutch("Aanvragen rangschikken"),
                Wording.onlyDutch("Een mens beslist over subsidie."))),
        DEFAULTS.version(),
        GuidelineText.byName(DEFAULTS.guideline()));
  }
}
