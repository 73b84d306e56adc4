package nl.genaisluis.policy.provenance;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.genaisluis.models.register.Party;

/// Parts of the world as the provincial policy parts them: Europe, China, and the rest.
///
/// *European* is the EU, the three other EEA states, Switzerland and the United Kingdom. The policy
/// asks for Dutch or European models; it does not ask for membership of the EU, and all of these
/// hold to the European Convention on Human Rights and have AVG protection by law or by adequacy
/// decision. Where a *host* stands is a stricter question that [ProvenanceRules] answers apart.
enum Area {
  EUROPE,
  CHINA,
  ELSEWHERE;

  private static final Set<String> EUROPEAN =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "NO", "IS", "LI",
          "CH", "GB");

  /// Hong Kong and Macau fall under the national security law of China.
  private static final Set<String> CHINESE = Set.of("CN", "HK", "MO");

  static Area of(String country) {
    String code = country.toUpperCase(Locale.ROOT);
    if (CHINESE.contains(code)) {
      return CHINA;
    }
    return EUROPEAN.contains(code) ? EUROPE : ELSEWHERE;
  }

  static boolean china(Party party) {
    return party.countries().stream().anyMatch(country -> of(country) == CHINA);
  }

  /// Every seat is European.
  static boolean europe(Party party) {
    List<String> countries = party.countries();
    return countries.stream().allMatch(country -> of(country) == EUROPE);
  }
}
