package nl.genaisluis.gateway.accountability;

import java.net.URI;

/// Whose API this is, for its description.
///
/// @param base address at which the public reaches the gateway, without a slash at the end
public record ApiIdentity(URI base, String contactName, String contactEmail, URI contactUrl) {
  public ApiIdentity {
    if (base.getScheme() == null || base.getHost() == null || base.toString().endsWith("/")) {
      throw new IllegalArgumentException(
          "base must be an absolute address without a slash at the end, was: " + base);
    }
    if (contactName.isBlank() || !contactEmail.contains("@")) {
      throw new IllegalArgumentException("contact must have a name and an e-mail address");
    }
  }
}
