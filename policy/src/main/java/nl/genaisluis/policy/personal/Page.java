package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.models.wire.Leaf;
import org.jspecify.annotations.Nullable;

/// One leaf on its way through the scrubber, confined to one thread.
final class Page {
  private final Leaf leaf;
  private final View view;
  private final Tokens tokens;
  private final Context context;
  private final AddressList addresses;
  private final Map<PersonalType, BitSet> ends = new EnumMap<>(PersonalType.class);
  private List<Hit> hits = new ArrayList<>();
  private @Nullable Setting setting;
  private @Nullable Boolean impersonal;

  Page(Leaf leaf, Lexicon lexicon) {
    this(leaf, lexicon, AddressList.none());
  }

  Page(Leaf leaf, Lexicon lexicon, AddressList addresses) {
    this.addresses = addresses;
    this.leaf = leaf;
    this.view = View.of(leaf.text());
    this.tokens = Tokens.of(view, lexicon);
    this.context = new Context(tokens);
  }

  Leaf leaf() {
    return leaf;
  }

  View view() {
    return view;
  }

  Tokens tokens() {
    return tokens;
  }

  /// The addresses of the own province; empty unless the organisation gave them.
  AddressList addresses() {
    return addresses;
  }

  Context context() {
    return context;
  }

  /// What kind of text this is, as far as the personal data that was found before the first call
  /// tells.
  Setting setting() {
    Setting known = setting;
    if (known == null) {
      known = Setting.of(this);
      setting = known;
    }
    return known;
  }

  /// True while this is a text of an office in which nobody is plainly named.
  boolean impersonal() {
    Boolean known = impersonal;
    if (known == null) {
      known = Impersonal.is(this);
      impersonal = known;
    }
    return known;
  }

  /// From now on somebody is plainly named on this page.
  void nameSomebody() {
    impersonal = false;
  }

  List<Hit> hits() {
    return hits;
  }

  void hit(PersonalType type, int start, int end, String rule, double score) {
    hits.add(new Hit(type, start, end, rule, score));
    ends.computeIfAbsent(type, _ -> new BitSet()).set(end);
  }

  /// True when a hit of this type ends at most `distance` before this place.
  boolean endsBefore(PersonalType type, int place, int distance) {
    BitSet places = ends.get(type);
    return places != null && places.previousSetBit(place) >= Math.max(0, place - distance);
  }

  /// Where the person begins whose name ends here; [View#NOWHERE] when none does.
  int personStart(int end) {
    for (int i = hits.size() - 1; i >= 0; i--) {
      Hit hit = hits.get(i);
      if (hit.end() == end && hit.type() == PersonalType.PERSOON) {
        return hit.start();
      }
    }
    return View.NOWHERE;
  }

  void keep(List<Hit> resolved) {
    hits = resolved;
  }
}
