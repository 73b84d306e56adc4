package nl.genaisluis.policy.provenance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.genaisluis.models.register.Ancestor;
import nl.genaisluis.models.register.Decision;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Hosting;
import nl.genaisluis.models.register.Jurisdiction;
import nl.genaisluis.models.register.Licence;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Openness;
import nl.genaisluis.models.register.Party;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import org.jspecify.annotations.Nullable;

/// The rules, in the order in which they are asked. The first that applies decides.
///
/// | rule | applies when | then |
/// | --- | --- | --- |
/// | P-01 | maker, owner, base, teacher, host or its owner is Chinese | refused |
/// | P-02 | weights are closed and maker or owner is not European | refused |
/// | P-03 | the licence bars the use | refused |
/// | P-04 | the host is outside European protection | refused |
/// | P-05 | a fact of the chain, the licence or the host is unknown | refused |
/// | P-06 | the host has no exit plan | refused |
/// | P-07 | maker or owner is not, or not only, European | committee |
/// | P-08 | a base or teacher is not, or not only, European | committee |
/// | P-09 | the host is in the United Kingdom | committee |
public final class ProvenanceRules {
  private ProvenanceRules() {}

  /// Judges one entry at its host on that day.
  public static Provenance judge(Model model, Provider host, LocalDate today) {
    Provenance.@Nullable Refused refused = refused(model, host);
    if (refused != null) {
      return refused;
    }
    Provenance.@Nullable Committee committee = committee(model, host);
    if (committee == null) {
      return new Provenance.Eligible();
    }
    Decision decision = model.governance().decision();
    return decision != null && decision.holds(today)
        ? new Provenance.Decided(committee.rule(), decision)
        : committee;
  }

  /// Every entry that is refused and yet not withdrawn. A gateway does not start with one.
  public static List<Breach> breaches(Register register, LocalDate today) {
    List<Breach> breaches = new ArrayList<>();
    for (Model model : register.models()) {
      if (model.governance().status() != Governance.Status.WITHDRAWN
          && judge(model, register.hostOf(model), today)
              instanceof Provenance.Refused(String rule, String explanation)) {
        breaches.add(new Breach(model.id(), rule, explanation));
      }
    }
    return breaches;
  }

  /// What every rule says of one entry on that day, in the order in which they are asked.
  public static List<RuleResult> explain(Model model, Provider host, LocalDate today) {
    Decision decision = model.governance().decision();
    boolean decided = decision != null && decision.holds(today);
    List<RuleResult> results = new ArrayList<>();
    for (Rule rule : RULES) {
      String against = rule.against(model, host);
      RuleResult.Says says =
          against == null
              ? RuleResult.Says.PASS
              : rule.refuses()
                  ? RuleResult.Says.REFUSE
                  : decided ? RuleResult.Says.DECIDED : RuleResult.Says.COMMITTEE;
      results.add(new RuleResult(rule.id(), rule.asks(), says, against));
    }
    return results;
  }

  private static Provenance.@Nullable Refused refused(Model model, Provider host) {
    for (Rule rule : RULES) {
      String against = rule.refuses() ? rule.against(model, host) : null;
      if (against != null) {
        return new Provenance.Refused(rule.id(), against);
      }
    }
    return null;
  }

  private static Provenance.@Nullable Committee committee(Model model, Provider host) {
    for (Rule rule : RULES) {
      String against = rule.refuses() ? null : rule.against(model, host);
      if (against != null) {
        return new Provenance.Committee(rule.id(), against);
      }
    }
    return null;
  }

  /// One rule.
  ///
  /// @param refuses true when it refuses, false when it asks for the committee
  /// @param asks what passes it, in a few words
  private record Rule(String id, boolean refuses, String asks, Check check) {
    @Nullable String against(Model model, Provider host) {
      return check.against(model, host);
    }
  }

  private interface Check {
    /// What stands against the entry, or null.
    @Nullable String against(Model model, Provider host);
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "P-01",
              true,
              "no maker, owner, base, teacher or host is Chinese",
              ProvenanceRules::isChinese),
          new Rule(
              "P-02", true, "closed weights only from Europe", ProvenanceRules::isClosedAbroad),
          new Rule("P-03", true, "the licence allows the use", ProvenanceRules::isBarredByLicence),
          new Rule(
              "P-04",
              true,
              "the host is under European protection",
              ProvenanceRules::isHostedOutside),
          new Rule(
              "P-05",
              true,
              "every fact of chain, licence and host is known",
              ProvenanceRules::isUnknown),
          new Rule("P-06", true, "the host has an exit plan", ProvenanceRules::hasNoExit),
          new Rule(
              "P-07",
              false,
              "maker and owner are European, or the committee decided",
              ProvenanceRules::isMadeElsewhere),
          new Rule(
              "P-08",
              false,
              "bases and teachers are European, or the committee decided",
              ProvenanceRules::isBasedElsewhere),
          new Rule(
              "P-09",
              false,
              "the host is not in the United Kingdom, or the committee decided",
              ProvenanceRules::isHostedInBritain));

  private static @Nullable String isChinese(Model model, Provider host) {
    String chinese = chinese(model, host);
    return chinese == null ? null : chinese + " is Chinese";
  }

  private static @Nullable String isClosedAbroad(Model model, Provider host) {
    boolean abroad = outside(model.maker()) || outside(model.owner());
    return model.openness().value() == Openness.CLOSED && abroad
        ? "closed weights of a maker outside Europe"
        : null;
  }

  private static @Nullable String isBarredByLicence(Model model, Provider host) {
    Licence licence = model.licence().value();
    return licence != null && Boolean.TRUE.equals(licence.barsUse())
        ? "the licence " + licence.name() + " bars the use"
        : null;
  }

  private static @Nullable String isHostedOutside(Model model, Provider host) {
    return outsideProtection(host.hosting())
        ? "the host " + host.name() + " is outside European protection"
        : null;
  }

  private static @Nullable String isUnknown(Model model, Provider host) {
    String unknown = unknown(model, host);
    return unknown == null ? null : unknown + " is unknown";
  }

  private static @Nullable String hasNoExit(Model model, Provider host) {
    return host.exitPlan() == null ? "the host " + host.name() + " has no exit plan" : null;
  }

  private static @Nullable String isMadeElsewhere(Model model, Provider host) {
    return outside(model.maker()) || outside(model.owner())
        ? "maker or owner is not, or not only, European"
        : null;
  }

  private static @Nullable String isBasedElsewhere(Model model, Provider host) {
    for (Ancestor ancestor : ancestry(model)) {
      Party maker = ancestor.maker();
      if (maker == null || !Area.europe(maker)) {
        return "made from " + ancestor.name() + ", which is not, or not only, European";
      }
    }
    return null;
  }

  private static @Nullable String isHostedInBritain(Model model, Provider host) {
    return "GB".equals(host.hosting().country().value())
        ? "the host " + host.name() + " stands in the UK"
        : null;
  }

  /// The first thing that nobody knows, or null.
  private static @Nullable String unknown(Model model, Provider host) {
    Licence licence = model.licence().value();
    Hosting hosting = host.hosting();
    Stream<@Nullable String> unknowns =
        Stream.of(
            unknown("the maker", model.maker()),
            unknown("the owner", model.owner()),
            unknown("what it was made from", model.ancestry()),
            ancestry(model).stream().allMatch(one -> one.maker() != null)
                ? null
                : "the maker of a base or teacher",
            unknown("the licence", model.licence()),
            licence == null || licence.barsUse() != null ? null : "what the licence allows",
            unknown("the openness of the weights", model.openness()),
            unknown("the country of the host", hosting.country()),
            unknown("the law over the host", hosting.jurisdiction()),
            unknown("the owner of the host", hosting.owner()),
            unknown("what the host does with requests", host.dataTerms()));
    return unknowns.filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static @Nullable String unknown(String what, Fact<?> fact) {
    return fact.unknown() ? what : null;
  }

  /// The host is known to work under law outside Europe, or its owner is. An adequacy decision
  /// counts for a European country only: the United States has one too.
  private static boolean outsideProtection(Hosting hosting) {
    String country = hosting.country().value();
    if (outside(hosting.owner()) || (country != null && Area.of(country) != Area.EUROPE)) {
      return true;
    }
    Jurisdiction law = hosting.jurisdiction().value();
    return switch (law) {
      case null -> false;
      case OWN, EU, EEA, ADEQUACY -> false;
      case MIXED, OUTSIDE -> true;
    };
  }

  /// Known, and not wholly European. What is unknown is caught by P-05.
  private static boolean outside(Fact<Party> party) {
    Party known = party.value();
    return known != null && !Area.europe(known);
  }

  /// The first Chinese link of the chain, or null.
  private static @Nullable String chinese(Model model, Provider host) {
    String country = host.hosting().country().value();
    if (country != null && Area.of(country) == Area.CHINA) {
      return "the host " + host.name();
    }
    Stream<@Nullable Party> direct =
        Stream.of(model.maker().value(), model.owner().value(), host.hosting().owner().value());
    Stream<@Nullable Party> ancestors = ancestry(model).stream().map(Ancestor::maker);
    return Stream.concat(direct, ancestors)
        .filter(Objects::nonNull)
        .filter(Area::china)
        .map(Party::name)
        .findFirst()
        .orElse(null);
  }

  private static List<Ancestor> ancestry(Model model) {
    List<Ancestor> chain = model.ancestry().value();
    return chain == null ? List.of() : chain;
  }
}
