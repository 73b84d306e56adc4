package nl.genaisluis.gateway.upstream;

/// How much one answer of a host may hold.
///
/// @param eventBytesMax one event of a stream
/// @param streamBytesMax a stream in all
/// @param wholeBytesMax an answer that comes whole
/// @param gatheredBytesMax all answers that come whole at the same time
public record RelayBounds(
    int eventBytesMax, long streamBytesMax, int wholeBytesMax, long gatheredBytesMax) {
  /// Far above any answer of a model: 128 thousand tokens of text are half a megabyte, and about 30
  /// megabytes as events of one token each.
  public static final RelayBounds DEFAULT =
      new RelayBounds(1 << 20, 64L << 20, 16 << 20, 256L << 20);

  public RelayBounds {
    if (eventBytesMax < 1 || streamBytesMax < 1 || wholeBytesMax < 1 || gatheredBytesMax < 1) {
      throw new IllegalArgumentException("bounds must be at least 1 byte");
    }
  }

  /// The same with this much room for answers that come whole at the same time.
  public RelayBounds gathering(long bytesMax) {
    return new RelayBounds(eventBytesMax, streamBytesMax, wholeBytesMax, bytesMax);
  }
}
