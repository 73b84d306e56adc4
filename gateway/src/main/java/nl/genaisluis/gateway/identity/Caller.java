package nl.genaisluis.gateway.identity;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is calling, as an authenticated credential says it. `unit` is the department; `client` is
/// the program that the credential was issued to (`azp`, or the id of an API key).
///
/// Two separations of duty hold by construction: a machine is at most a developer's program, and
/// nobody is operator and committee at once.
public record Caller(
    String subject, Kind kind, Set<Role> roles, @Nullable String unit, @Nullable String client) {
  /// Whether a person or a program stands behind the credential.
  public enum Kind {
    PERSON,
    MACHINE
  }

  public Caller {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("subject of a caller must not be blank");
    }
    roles = Set.copyOf(roles);
    if (kind == Kind.MACHINE && !Set.of(Role.ONTWIKKELAAR).containsAll(roles)) {
      throw new IllegalArgumentException("a machine can only have the role ontwikkelaar");
    }
    if (roles.contains(Role.BEHEERDER) && roles.contains(Role.COMMISSIE)) {
      throw new IllegalArgumentException("nobody can be both beheerder and commissie");
    }
  }

  /// The id under which the credential of a program can be revoked; null for a person.
  public @Nullable String revocable() {
    return kind == Kind.MACHINE ? client : null;
  }

  /// True when the caller has at least one of these roles.
  public boolean hasAny(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  @Override
  public String toString() {
    return "Caller["
        + kind
        + ", roles="
        + roles.stream().map(Role::code).sorted().collect(Collectors.joining(","))
        + ", client="
        + client
        + "]";
  }
}
