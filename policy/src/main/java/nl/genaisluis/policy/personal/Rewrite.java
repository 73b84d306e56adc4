package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Turns the resolved hits of all pages into texts and findings.
final class Rewrite {
  private final Actions actions;
  private final People people;
  private final Tongue tongue;
  private final Numbering numbering = new Numbering();
  private final List<PersonalFinding> findings = new ArrayList<>();
  private boolean fixedHit;

  Rewrite(Actions actions, List<Page> pages) {
    this.actions = actions;
    this.people = new People(pages);
    this.tongue = Tongue.of(pages);
  }

  Scrubbed run(List<Page> pages, List<String> specialCategories) {
    for (Page page : pages) {
      numbering.reserve(page);
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      texts.add(rewrite(i, pages.get(i)));
    }
    return new Scrubbed(
        new Scrubbed.Parts(
            texts,
            findings,
            numbering.values(),
            numbering.given(),
            fixedHit,
            specialCategories,
            tongue));
  }

  private String rewrite(int index, Page page) {
    String text = page.leaf().text();
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (Hit hit : page.hits()) {
      Action action = actions.of(hit.type());
      if (action == Action.KEEP) {
        continue;
      }
      int start = page.view().originalStart(hit.start());
      int end = page.view().originalEnd(hit.end());
      String placeholder = null;
      if (action != Action.FLAG) {
        placeholder = placeholder(page, hit, text.substring(start, end));
        fixedHit |= page.leaf().fixed();
        if (!page.leaf().fixed()) {
          out.append(text, done, start).append(placeholder);
          done = end;
        }
      }
      findings.add(
          new PersonalFinding(
              index, start, end, hit.type(), action, placeholder, hit.rule(), hit.score()));
    }
    return out.append(text, done, text.length()).toString();
  }

  private String placeholder(Page page, Hit hit, String surface) {
    boolean restorable = actions.of(hit.type()) == Action.PSEUDONYMISE;
    boolean person = hit.type() == PersonalType.PERSOON;
    String key = person ? people.key(hit) : key(page, hit);
    String value = person ? people.surface(hit) : surface;
    return numbering.give(hit.type(), key, value, restorable).text(tongue);
  }

  /// The value without what does not tell values apart: spacing, signs, case.
  private static String key(Page page, Hit hit) {
    String value = page.view().text(hit.start(), hit.end());
    return switch (hit.type().writing()) {
      case SECRET, HANDLE -> value;
      case ADDRESS -> value.toLowerCase(Locale.ROOT);
      case TELEPHONE -> telephone(value);
      case WORDS -> plain(value, true);
      case CODE -> plain(value, false);
    };
  }

  /// Letters and digits only, in small letters; where told, groups of digits stay apart so that
  /// `1-11-1990` and `11-1-1990` do not meet.
  private static String plain(String value, boolean apart) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      } else if (apart && joinsDigits(value, i)) {
        out.append(' ');
      }
    }
    return out.toString();
  }

  private static boolean joinsDigits(String value, int at) {
    return at > 0
        && at + 1 < value.length()
        && Digits.isDigit(value.charAt(at - 1))
        && Digits.isDigit(value.charAt(at + 1));
  }

  /// The digits, with the Dutch country code read as the trunk nought.
  private static String telephone(String value) {
    StringBuilder figures = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      if (Digits.isDigit(value.charAt(i))) {
        figures.append(value.charAt(i));
      }
    }
    String digits = figures.isEmpty() ? value : figures.toString();
    String national = digits.startsWith("0031") ? digits.substring(4) : digits;
    if (value.startsWith("+31")) {
      national = digits.substring(2);
    }
    boolean foreign = national.length() == digits.length();
    if (foreign) {
      return digits;
    }
    return national.startsWith("0") ? national : "0" + national;
  }
}
