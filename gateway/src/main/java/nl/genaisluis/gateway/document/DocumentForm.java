package nl.genaisluis.gateway.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The forms in which a conversation is taken along: the door of this package.
public enum DocumentForm {
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  ODT("application/vnd.oasis.opendocument.text"),
  PDF("application/pdf"),
  MD("text/markdown; charset=utf-8");

  private static final int NAME_MAX = 60;

  private final String contentType;

  DocumentForm(String contentType) {
    this.contentType = contentType;
  }

  /// How it is named in an address and at the end of a file name.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What the answer says that it is (RFC 9110 §8.3).
  public String contentType() {
    return contentType;
  }

  /// The codes of all forms, in their order.
  public static List<String> codes() {
    return Arrays.stream(values()).map(DocumentForm::code).toList();
  }

  /// The form with this code; null when there is none.
  public static @Nullable DocumentForm of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst().orElse(null);
  }

  /// A file name of letters, digits and hyphens alone, so that no system reads more in it.
  public String fileName(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), NAME_MAX)).replaceAll("^-|-$", "");
    return (cut.isEmpty() ? "gesprek" : cut) + "." + code();
  }

  /// Writes the document. Takes processor time in proportion to its length; not for an event loop.
  public byte[] write(Transcript transcript) {
    return switch (this) {
      case DOCX -> new WordDocument(transcript).bytes();
      case ODT -> new OpenDocument(transcript).bytes();
      case PDF -> PdfDocument.bytes(transcript);
      case MD -> MarkdownDocument.bytes(transcript);
    };
  }
}
