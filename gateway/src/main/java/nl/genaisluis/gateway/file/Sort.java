package nl.genaisluis.gateway.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The sorts of file of which the text can be read.
enum Sort {
  PDF,
  DOCX,
  ODT,
  TXT,
  CSV;

  /// How its names end, and how the API names it.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> codes() {
    return Stream.of(values()).map(Sort::code).toList();
  }

  /// The sort that a file of this name says to be; null when it is none of them.
  static @Nullable Sort named(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String ending = dot < 1 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    for (Sort sort : values()) {
      if (sort.code().equals(ending)) {
        return sort;
      }
    }
    return null;
  }
}
