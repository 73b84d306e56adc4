package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who is who: the forms of a name that can only mean one person of the texts share that person's
/// key. A form that could be two people's is a person of its own, so two people never share one.
final class People {
  /// A form of a name, as it stands in the texts.
  ///
  /// @param words its words in small letters, particles left out
  /// @param initials its initials, or the first letters of its words before the last
  /// @param bare true when the initials are all that is told of the first names
  /// @param sex the mark of the title before it; 0 when there is none
  /// @param key the same for forms that are written the same
  private record Form(
      Set<String> words, String initials, boolean bare, long sex, String surface, String key) {
    @Override
    public String toString() {
      return "Form[" + words.size() + " words]";
    }

    /// True when this form may stand for the person that `full` names in more words.
    boolean mayMean(Form full) {
      boolean sexes = sex == 0 || full.sex == 0 || sex == full.sex;
      boolean within = full.words.containsAll(words);
      boolean letters = initials.isEmpty() || full.initials.isEmpty() || agree(full);
      return sexes && within && letters;
    }

    private boolean agree(Form full) {
      int length = Math.min(initials.length(), full.initials.length());
      return initials.regionMatches(0, full.initials, 0, bare && full.bare ? length : 1);
    }
  }

  private final IdentityHashMap<Hit, Form> forms = new IdentityHashMap<>();
  private final Map<String, Form> people = new HashMap<>();

  /// Reads all forms of the pages' resolved hits, then settles them, the fullest first.
  People(List<Page> pages) {
    Map<String, Form> distinct = new HashMap<>();
    for (Page page : pages) {
      NameCues cues = new NameCues(page);
      for (Hit hit : page.hits()) {
        if (hit.type() == PersonalType.PERSOON) {
          Form form = form(page, hit, cues);
          forms.put(hit, form);
          distinct.putIfAbsent(form.key(), form);
        }
      }
    }
    settle(distinct.values());
  }

  private void settle(Collection<Form> distinct) {
    List<Form> fullest = new ArrayList<>(distinct);
    fullest.sort(
        Comparator.comparingInt((Form form) -> -form.words().size())
            .thenComparingInt(form -> -form.initials().length())
            .thenComparing(form -> form.sex() == 0)
            .thenComparing(Form::key));
    Map<String, List<Form>> byWord = new HashMap<>();
    for (Form form : fullest) {
      Form meant = onlyMeant(form, candidates(form, byWord));
      if (meant != null) {
        people.put(form.key(), meant);
        continue;
      }
      people.put(form.key(), form);
      for (String each : form.words()) {
        byWord.computeIfAbsent(each, _ -> new ArrayList<>()).add(form);
      }
    }
  }

  /// The one of these whom the form may mean; null when it may mean none or several.
  private static @Nullable Form onlyMeant(Form form, List<Form> fuller) {
    Form meant = null;
    for (Form full : fuller) {
      if (form.mayMean(full)) {
        if (meant != null) {
          return null;
        }
        meant = full;
      }
    }
    return meant;
  }

  /// The forms with the rarest of this form's words.
  private static List<Form> candidates(Form form, Map<String, List<Form>> byWord) {
    List<Form> fewest = List.of();
    boolean first = true;
    for (String word : form.words()) {
      List<Form> having = byWord.getOrDefault(word, List.of());
      if (first || having.size() < fewest.size()) {
        fewest = having;
        first = false;
      }
    }
    return fewest;
  }

  /// The key of the person whom this hit names.
  String key(Hit hit) {
    return person(hit).key();
  }

  /// The fullest form of that person's name.
  String surface(Hit hit) {
    return person(hit).surface();
  }

  private Form person(Hit hit) {
    Form form = forms.get(hit);
    if (form == null) {
      throw new IllegalStateException("a person that was not read before");
    }
    return people.getOrDefault(form.key(), form);
  }

  private static Form form(Page page, Hit hit, NameCues cues) {
    Tokens tokens = page.tokens();
    Set<String> words = new TreeSet<>();
    StringBuilder initials = new StringBuilder();
    StringBuilder firsts = new StringBuilder();
    int from = tokens.at(hit.start());
    for (int token = from; tokens.inside(token) && tokens.start(token) < hit.end(); token++) {
      if (!tokens.isWord(token) || tokens.has(token, Marks.TITLE)) {
        continue;
      }
      String word = text(page, token).toLowerCase(Locale.ROOT);
      boolean initial = tokens.isSign(token + 1, '.') && word.length() <= 3;
      boolean particle = tokens.has(token, Marks.PARTICLE) && !isLast(page, token, hit);
      if (initial) {
        initials.append(word.charAt(0));
      } else if (!particle) {
        words.add(word);
        firsts.append(word.charAt(0));
      }
    }
    boolean bare = !initials.isEmpty();
    String letters = bare ? initials.toString() : firsts.length() > 1 ? firsts.toString() : "";
    long sex = cues.sex(from);
    String key = letters + "|" + words + "|" + sex + (bare ? "" : "|full");
    return new Form(words, letters, bare, sex, original(page, hit), key);
  }

  private static boolean isLast(Page page, int token, Hit hit) {
    return page.tokens().end(token) == hit.end();
  }

  private static String text(Page page, int token) {
    return page.view().text(page.tokens().start(token), page.tokens().end(token));
  }

  private static String original(Page page, Hit hit) {
    int start = page.view().originalStart(hit.start());
    return page.leaf().text().substring(start, page.view().originalEnd(hit.end()));
  }
}
