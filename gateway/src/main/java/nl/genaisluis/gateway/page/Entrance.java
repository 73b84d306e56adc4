package nl.genaisluis.gateway.page;

/// How a reader of the pages becomes a caller.
public enum Entrance {
  /// With a made-up user, on this machine.
  DEMO,
  /// With an account of the organisation's identity provider.
  ACCOUNT,
  /// Not on the pages: only programs get in, with a token of their own.
  TOKEN
}
