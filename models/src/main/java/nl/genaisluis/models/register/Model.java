package nl.genaisluis.models.register;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One entry of the register: one model at one host.
///
/// @param id the id by which callers ask for it
/// @param provider id of the host
/// @param upstreamId the id by which the host knows it, pinned to a version
/// @param generative makes new text; false for a program that only finds or measures text
/// @param owner who controls the maker today
/// @param ancestry base models and teachers; an empty list says that there are none
/// @param scores what public indexes say of its openness; null when it is in neither
/// @param size parameters; without a value when nobody knows
/// @param otherNames names of the same version under which the host may answer; null for none
/// @param price what the host asks for its tokens; null when nobody wrote it down
public record Model(
    String id,
    String name,
    String provider,
    String upstreamId,
    boolean generative,
    Fact<Party> maker,
    Fact<Party> owner,
    Fact<List<Ancestor>> ancestry,
    Fact<Licence> licence,
    Fact<Openness> openness,
    @Nullable Fact<OpennessScores> scores,
    Fact<Size> size,
    Deployment deployment,
    Fact<Capability> capability,
    Governance governance,
    @Nullable Set<String> otherNames,
    @Nullable Fact<Price> price) {
  public Model {
    Words.id("id", id);
    Words.require("name", name);
    Words.id("provider", provider);
    Words.require("upstream_id", upstreamId);
    List<Ancestor> chain = ancestry.value();
    if (chain != null) {
      ancestry = new Fact<>(List.copyOf(chain), ancestry.source(), ancestry.date());
    }
    if (otherNames != null) {
      Words.texts("other_names", otherNames);
      otherNames = Set.copyOf(otherNames);
    }
  }

  /// The other names under which the host may answer.
  public Set<String> aliases() {
    return otherNames == null ? Set.of() : otherNames;
  }

  /// True when an answer under this name is an answer of this model.
  public boolean answersAs(String answered) {
    return answered.equals(upstreamId) || aliases().contains(answered);
  }

  /// Approved by a person and not suspended or withdrawn since. Says nothing of provenance.
  public boolean approved() {
    return governance.status() == Governance.Status.APPROVED;
  }

  /// The entry states that it has this feature.
  public boolean has(Capability.Feature feature) {
    Capability known = capability.value();
    return known != null && known.features().contains(feature);
  }
}
