package nl.genaisluis.gateway.config;

/// The configuration cannot be used. The message is for the person who wrote the file: file, line,
/// key, what is wrong.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
