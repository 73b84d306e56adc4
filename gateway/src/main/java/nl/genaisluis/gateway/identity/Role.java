package nl.genaisluis.gateway.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a caller may be to the gateway. The codes are public: they are in tokens and in the
/// configuration.
public enum Role {
  /// A member of staff who uses models.
  MEDEWERKER,
  /// A program that calls the API; it speaks for no person.
  ONTWIKKELAAR,
  /// The committee that approves use cases and reviews rulings.
  COMMISSIE,
  /// Who checks the record.
  AUDITOR,
  /// Who runs the gateway.
  BEHEERDER;

  /// The stable name of this role.
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role with this code.
  ///
  /// @throws IllegalArgumentException when there is none
  @JsonCreator
  public static Role of(String code) {
    Role role = find(code);
    if (role == null) {
      throw new IllegalArgumentException(
          "role must be medewerker, ontwikkelaar, commissie, auditor or beheerder");
    }
    return role;
  }

  /// The role with this code; null when there is none.
  static @Nullable Role find(String code) {
    for (Role role : values()) {
      if (role.code().equals(code)) {
        return role;
      }
    }
    return null;
  }
}
