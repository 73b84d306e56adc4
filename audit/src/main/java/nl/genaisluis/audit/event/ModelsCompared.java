package nl.genaisluis.audit.event;

import java.util.List;

/// The list of models of a provider was compared with the register.
///
/// @param served how many ids the provider lists
/// @param missing register ids of models that the provider does not list
/// @param unlisted ids that the provider lists and the register lacks, the first 64 in order
/// @param appeared of those, the ones that the comparison before did not have
/// @param vanished ids that the comparison before had and this one does not
public record ModelsCompared(
    String exchange,
    String provider,
    int served,
    List<String> missing,
    List<String> unlisted,
    List<String> appeared,
    List<String> vanished)
    implements Event {
  public static final String CODE = "models-compared";

  public ModelsCompared {
    Plain.id("exchange", exchange);
    Plain.name("provider", provider);
    Plain.count("served", served);
    missing = Plain.names("missing", missing);
    unlisted = Plain.names("unlisted", unlisted);
    appeared = Plain.names("appeared", appeared);
    vanished = Plain.names("vanished", vanished);
  }

  @Override
  public String code() {
    return CODE;
  }
}
