package nl.genaisluis.gateway.signin;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import nl.genaisluis.gateway.identity.SignInSettings;
import org.jspecify.annotations.Nullable;

/// How this gateway shows the provider that it is the client it says it is.
///
/// @param header value of `Authorization`; null for a public client
record ClientSecret(@Nullable String header) {
  /// Reads the secret that the settings name, if they do.
  ///
  /// @throws IllegalArgumentException when it cannot be read
  static ClientSecret read(SignInSettings settings) {
    Path file = settings.clientSecretFile();
    if (file == null) {
      return new ClientSecret(null);
    }
    String secret;
    try {
      secret = Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "identity.provider.sign_in.client_secret_file: cannot read "
              + file
              + "; make it readable for the gateway, or leave the key out for a public client",
          unreadable);
    }
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(
          "identity.provider.sign_in.client_secret_file is empty: " + file);
    }
    // RFC 6749 §2.3.1: both parts are form-encoded before they are joined.
    byte[] pair =
        (form(settings.clientId()) + ":" + form(secret)).getBytes(StandardCharsets.US_ASCII);
    return new ClientSecret("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "***";
  }
}
