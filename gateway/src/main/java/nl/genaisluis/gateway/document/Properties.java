package nl.genaisluis.gateway.document;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a document tells programs about itself: that AI helped, and how to find it on record.
final class Properties {
  static final String MAKER = "GenAI-sluis";

  /// Terms of the IPTC list of digital source types, which programs know.
  private static final String SOURCES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  private Properties() {}

  /// Names and values; what is not known is left out.
  static Map<String, String> of(Transcript transcript) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("AI-vermelding", transcript.label());
    if (transcript.generated()) {
      properties.put("DigitalSourceType", SOURCES + "compositeWithTrainedAlgorithmicMedia");
    }
    properties.put("Toepassing", transcript.useCase());
    properties.put("Model", transcript.models());
    properties.put("Kenmerken", transcript.requests());
    properties.values().removeIf(String::isEmpty);
    return properties;
  }
}
