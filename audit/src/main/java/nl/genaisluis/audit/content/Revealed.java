package nl.genaisluis.audit.content;

/// A content with the salt that binds it to its leaf: what leaves the house in an export, and what
/// anyone can check the leaf's commitment with. Never printed.
///
/// @param salt 64 hexadecimal digits
public record Revealed(Content content, String salt) {
  public Revealed {
    if (!salt.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("salt must be 64 hexadecimal digits");
    }
  }

  /// What a leaf with this content says: HMAC-SHA-256 of text and unit under the salt.
  public String commitment() {
    return ContentKeys.commitment(this);
  }

  @Override
  public String toString() {
    return "Revealed[" + content + "]";
  }
}
