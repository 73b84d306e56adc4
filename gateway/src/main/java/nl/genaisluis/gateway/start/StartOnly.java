package nl.genaisluis.gateway.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.genaisluis.gateway.budget.Budgets;
import nl.genaisluis.gateway.change.Change;
import nl.genaisluis.models.register.Provider;

/// What only a start takes up: sockets, keys, the record, the hosts that may be called, the texts
/// of the guideline, the models of names and of sentences, and budgets that have not counted from
/// the beginning of their window.
final class StartOnly {
  private StartOnly() {}

  /// The keys at which these two differ and that need a start; each names its file.
  static List<String> keys(Loaded before, Loaded after) {
    List<String> keys = new ArrayList<>();
    for (String key : Change.keys(before.settings(), after.settings())) {
      keys.add("sluis.yaml: " + key);
    }
    if (!before.guideline().equals(after.guideline())) {
      keys.add("richtlijn/: the texts");
    }
    if (PersonalSetup.needsStart(before, after)) {
      keys.add("personal-data.yaml: name_model");
    }
    if (SentenceSetup.needsStart(before, after)) {
      keys.add("prohibited.yaml: sentence_model");
    }
    providers(before.register().providers(), after.register().providers(), keys);
    for (String budget : Budgets.uncounted(before.useCases(), after.useCases())) {
      keys.add("use-cases.yaml: " + budget);
    }
    return List.copyOf(keys);
  }

  private static void providers(List<Provider> before, List<Provider> after, List<String> keys) {
    List<String> ids = after.stream().map(Provider::id).toList();
    for (Provider gone : before) {
      if (!ids.contains(gone.id())) {
        keys.add("models.yaml: providers[" + gone.id() + "]");
      }
    }
    for (Provider now : after) {
      Provider was =
          before.stream().filter(one -> one.id().equals(now.id())).findFirst().orElse(null);
      String place = "models.yaml: providers[" + now.id() + "]";
      if (was == null) {
        keys.add(place);
      } else if (was.kind() != now.kind()
          || was.hosting().own() != now.hosting().own()
          || !Objects.equals(was.baseUrl(), now.baseUrl())) {
        keys.add(place + ".base_url");
      } else if (!Objects.equals(was.secret(), now.secret())) {
        keys.add(place + ".secret");
      } else if (!was.quirks().equals(now.quirks())) {
        keys.add(place + ".quirks");
      }
    }
  }
}
