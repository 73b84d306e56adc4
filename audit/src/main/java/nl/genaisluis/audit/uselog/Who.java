package nl.genaisluis.audit.uselog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The person behind a request. Never printed.
///
/// @param subject the caller as the identity provider names it
/// @param role in which the caller was let in
/// @param client the program that the credential was issued to; null when it names none
/// @param requestId what the caller was told in `X-Request-Id`
/// @param at when the request was ruled
public record Who(
    String subject, String role, @Nullable String client, String requestId, Instant at) {
  @Override
  public String toString() {
    return "Who[***]";
  }
}
