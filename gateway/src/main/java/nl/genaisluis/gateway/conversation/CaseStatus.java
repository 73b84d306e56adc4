package nl.genaisluis.gateway.conversation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where a case of the committee is: received → being handled → done. It never goes back.
enum CaseStatus {
  ONTVANGEN,
  IN_BEHANDELING,
  AFGEHANDELD;

  /// How it is named in the API and on record.
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> codes() {
    return Stream.of(values()).map(CaseStatus::code).toList();
  }

  static CaseStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// True when a case may go from here to there.
  boolean leadsTo(CaseStatus next) {
    return switch (this) {
      case ONTVANGEN -> next == IN_BEHANDELING;
      case IN_BEHANDELING -> next == AFGEHANDELD;
      case AFGEHANDELD -> false;
    };
  }
}
