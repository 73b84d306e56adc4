package nl.genaisluis.gateway.change;

import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says of a difference whether it may permit more. What is not listed here does: the list grows
/// when somebody has shown that a change cannot.
final class Weight {
  private static final String USE_CASE = "use_cases\\[([^\\]]+)\\]";
  private static final String MODEL = "models\\[([^\\]]+)\\]";

  private static final Pattern OF_USE_CASE = Pattern.compile(USE_CASE + ".*");
  private static final Pattern OF_MODEL = Pattern.compile(MODEL + ".*");

  /// Words for people, which no check reads.
  private static final List<Pattern> WORDS =
      List.of(
          Pattern.compile(
              USE_CASE
                  + "\\.(title|shown_as|purpose\\..*|term\\.(reason|exit)|disclosure\\.text"
                  + "|limits\\.selection"
                  + "|accountability\\.(responsible|human_contact|appeal_url|legal_basis|guideline"
                  + "|literacy))"),
          Pattern.compile(
              MODEL + "\\.(name|governance\\.(exit_plan|assessments.*|history.*|review_date))"),
          Pattern.compile("providers\\[[^\\]]+\\]\\.name"));

  /// How the program is run, not what it permits.
  private static final Pattern OPERATION =
      Pattern.compile("(listen|management|deadlines|upstreams|catalogue|meters)([.\\[].*)?");

  /// Members of a set of what is permitted.
  private static final Pattern PERMITTED =
      Pattern.compile(USE_CASE + "\\.(models|roles|data\\.classes|data\\.tools)\\[[^\\]]+\\]");

  private static final Pattern UNIT = Pattern.compile("(" + USE_CASE + "\\.units)\\[[^\\]]+\\]");
  private static final Pattern ORDER =
      Pattern.compile(USE_CASE + "\\.(roles|units)" + Pattern.quote(Values.ORDER));
  private static final Pattern HANDLING =
      Pattern.compile(USE_CASE + "\\.data\\.personal\\[[^\\]]+\\]");
  private static final Pattern OUTPUT = Pattern.compile(USE_CASE + "\\.limits\\.output\\..*");
  private static final Pattern CONFIRMATION =
      Pattern.compile(USE_CASE + "\\.limits\\.confirmation");
  private static final Pattern AMOUNT =
      Pattern.compile(USE_CASE + "\\.limits\\.(tokens_per_day|energy_wh_per_day)");
  private static final Pattern CACHE = Pattern.compile(USE_CASE + "\\.limits\\.cache\\..*");
  private static final Pattern END = Pattern.compile(USE_CASE + "\\.term\\.end");
  private static final Pattern START = Pattern.compile(USE_CASE + "\\.term\\.start");
  private static final Pattern THRESHOLD = Pattern.compile("(confirm|block)_at");

  /// From what leaves personal data alone to what lets nothing pass.
  private static final List<String> HANDLINGS =
      List.of("keep", "flag", "pseudonymise", "mask", "block");

  private final SortedMap<String, String> before;
  private final SortedMap<String, String> after;

  /// The values of one file on both sides.
  Weight(SortedMap<String, String> before, SortedMap<String, String> after) {
    this.before = before;
    this.after = after;
  }

  /// True when this difference may permit more.
  boolean more(String file, String place) {
    String was = before.get(place);
    String is = after.get(place);
    return switch (file) {
      case "use-cases.yaml" -> !ofInactive(place) && moreOfUseCase(place, was, is);
      case "models.yaml" -> !ofUnusable(place) && !isWords(place);
      case "prohibited.yaml" ->
          was == null || is == null || !THRESHOLD.matcher(place).matches() || rises(was, is);
      case "sluis.yaml" -> !OPERATION.matcher(place).matches();
      default -> true;
    };
  }

  private boolean moreOfUseCase(String place, @Nullable String was, @Nullable String is) {
    if (isWords(place) || ORDER.matcher(place).matches()) {
      return false;
    }
    if (PERMITTED.matcher(place).matches()) {
      return is != null;
    }
    Matcher unit = UNIT.matcher(place);
    if (unit.matches()) {
      return moreOfUnits(unit.group(1) + "[", is != null);
    }
    if (CACHE.matcher(place).matches()) {
      return is != null;
    }
    if (END.matcher(place).matches()) {
      return is == null || (was != null && is.compareTo(was) > 0);
    }
    if (was == null || is == null) {
      return true;
    }
    if (HANDLING.matcher(place).matches()) {
      return HANDLINGS.indexOf(is) < HANDLINGS.indexOf(was) || !HANDLINGS.contains(was);
    }
    if (OUTPUT.matcher(place).matches()) {
      return !is.equals("stop");
    }
    if (CONFIRMATION.matcher(place).matches()) {
      return !is.equals("false");
    }
    if (AMOUNT.matcher(place).matches()) {
      return rises(was, is);
    }
    return !START.matcher(place).matches() || is.compareTo(was) < 0;
  }

  /// No unit means every unit: the first one narrows, and the last one that goes widens.
  private boolean moreOfUnits(String set, boolean added) {
    return added ? hasUnder(before, set) : !hasUnder(after, set);
  }

  private static boolean hasUnder(SortedMap<String, String> side, String prefix) {
    SortedMap<String, String> from = side.tailMap(prefix);
    return !from.isEmpty() && from.firstKey().startsWith(prefix);
  }

  /// Part of a use case that may not be used after the change.
  private boolean ofInactive(String place) {
    Matcher use = OF_USE_CASE.matcher(place);
    return use.matches()
        && !"active".equals(after.get("use_cases[" + use.group(1) + "].term.status"));
  }

  /// Part of an entry that may not be used after the change.
  private boolean ofUnusable(String place) {
    Matcher model = OF_MODEL.matcher(place);
    return model.matches()
        && !"approved".equals(after.get("models[" + model.group(1) + "].governance.status"));
  }

  private static boolean isWords(String place) {
    return WORDS.stream().anyMatch(words -> words.matcher(place).matches());
  }

  private static boolean rises(String was, String is) {
    try {
      return Double.parseDouble(is) > Double.parseDouble(was);
    } catch (NumberFormatException noNumber) {
      return true;
    }
  }
}
