package nl.genaisluis.gateway.page;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A piece of HTML that is safe to send: text and attribute values enter by [#text(String)] and
/// [#attr(String, String)] only, and both escape. There is no way to put ready-made markup in.
///
/// Tags and attribute names are written by programmers; a bad one is a bug and throws. Values may
/// come from anywhere: an address with a scheme outside the list loses its attribute.
final class Html {
  /// What may stand inside an element: children, and attributes before them.
  sealed interface Part permits Node, Attribute {}

  /// A finished piece of markup.
  record Node(String markup) implements Part {
    /// Nothing at all.
    static final Node NONE = new Node("");

    @Override
    public String toString() {
      return "Node[" + markup.length() + " characters]";
    }
  }

  /// One attribute, with the space before it; empty when it was left out.
  record Attribute(String markup) implements Part {
    @Override
    public String toString() {
      return "Attribute[" + markup.length() + " characters]";
    }
  }

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
  private static final Set<String> VOID = Set.of("br", "hr", "input", "link", "meta", "wbr");
  private static final Set<String> WITHOUT_CHILDREN = Set.of("script", "style", "iframe", "object");
  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "cite");
  private static final Set<String> NEVER = Set.of("style", "srcdoc");
  private static final Pattern SAFE_ADDRESS =
      Pattern.compile("(?:https?://|mailto:|tel:)\\S+|#\\S*|\\?\\S*|/(?![/\\\\])\\S*");

  private Html() {}

  /// This text, escaped.
  static Node text(@Nullable String text) {
    return text == null ? Node.NONE : new Node(escaped(text));
  }

  /// An attribute with this value, escaped. Event handlers and inline style do not exist here.
  static Attribute attr(String name, @Nullable String value) {
    checkName(name);
    if (name.startsWith("on") || NEVER.contains(name)) {
      throw new IllegalStateException("attribute is not allowed: " + name);
    }
    if (value == null) {
      return new Attribute("");
    }
    if (ADDRESSES.contains(name) && !SAFE_ADDRESS.matcher(value).matches()) {
      return new Attribute("");
    }
    return new Attribute(" " + name + "=\"" + escaped(value) + "\"");
  }

  /// An attribute without a value (`hidden`, `required`), present when it is on.
  static Attribute flag(String name, boolean on) {
    checkName(name);
    return new Attribute(on ? " " + name : "");
  }

  /// An element. Attributes come before children.
  static Node element(String tag, Part... parts) {
    checkName(tag);
    StringBuilder attributes = new StringBuilder();
    StringBuilder children = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Attribute(String markup) -> attributes.append(markup);
        case Node(String markup) -> children.append(markup);
      }
    }
    if (VOID.contains(tag)) {
      checkChildless(tag, children);
      return new Node("<" + tag + attributes + ">");
    }
    if (WITHOUT_CHILDREN.contains(tag)) {
      checkChildless(tag, children);
    }
    return new Node("<" + tag + attributes + ">" + children + "</" + tag + ">");
  }

  /// These pieces one after another.
  static Node all(List<Node> nodes) {
    StringBuilder markup = new StringBuilder();
    for (Node node : nodes) {
      markup.append(node.markup());
    }
    return new Node(markup.toString());
  }

  /// These pieces one after another.
  static Node all(Node... nodes) {
    return all(List.of(nodes));
  }

  /// A whole document.
  static String document(Node html) {
    return "<!DOCTYPE html>\n" + html.markup() + "\n";
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException("not a tag or attribute name: " + name);
    }
  }

  private static void checkChildless(String tag, StringBuilder children) {
    if (!children.isEmpty()) {
      throw new IllegalStateException("element takes no children: " + tag);
    }
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '`' -> safe.append("&#96;");
        case '\n', '\r', '\t' -> safe.append(unit);
        default -> safe.append(unit < ' ' || unit == 0x7f ? '\uFFFD' : unit);
      }
    }
    return safe.toString();
  }
}
