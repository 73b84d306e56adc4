package nl.genaisluis.gateway.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Which network addresses a destination may reach. The ranges are those of the IANA registries of
/// special-purpose addresses (RFC 6890); of IPv6 only global unicast (`2000::/3`) is public.
final class AddressRule {
  /// What an address is, as far as this rule cares.
  enum Kind {
    /// Reachable by anyone on the internet.
    PUBLIC,
    /// Loopback and the ranges that organisations use inside.
    INSIDE,
    /// Never a place to call: link-local, multicast, documentation, reserved, and the addresses
    /// where clouds hand out credentials.
    NOWHERE
  }

  private static final List<Block> NOWHERE =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("168.63.129.16", 32),
          Block.of("100.100.100.200", 32),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4),
          Block.of("fd00:ec2::254", 128),
          Block.of("fd20:ce::254", 128),
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16),
          Block.of("3fff::", 20));

  private static final List<Block> INSIDE =
      List.of(
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("172.16.0.0", 12),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("::1", 128),
          Block.of("fc00::", 7));

  private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);
  private static final Block TRANSLATED = Block.of("64:ff9b::", 96);

  private AddressRule() {}

  /// True when a destination may be reached at this address: public ones over TLS, inside ones only
  /// when the destination is own.
  static boolean allows(Destination destination, InetAddress address) {
    return switch (kind(address)) {
      case PUBLIC -> destination.tls();
      case INSIDE -> destination.own();
      case NOWHERE -> false;
    };
  }

  static Kind kind(InetAddress address) {
    if (TRANSLATED.holds(address)) {
      byte[] all = address.getAddress();
      return kind(addressOf(Arrays.copyOfRange(all, 12, 16)));
    }
    if (NOWHERE.stream().anyMatch(block -> block.holds(address))) {
      return Kind.NOWHERE;
    }
    if (INSIDE.stream().anyMatch(block -> block.holds(address))) {
      return Kind.INSIDE;
    }
    boolean global = address instanceof Inet4Address || GLOBAL_UNICAST.holds(address);
    return global ? Kind.PUBLIC : Kind.NOWHERE;
  }

  /// The address without the name that it was found under, so that a socket cannot look it up
  /// again.
  static InetAddress bare(InetAddress address) {
    return addressOf(address.getAddress());
  }

  private static InetAddress addressOf(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException("an address has 4 or 16 bytes", wrongLength);
    }
  }

  /// A range of addresses: those that share the first `bits` bits with `first`.
  private record Block(InetAddress first, int bits) {
    static Block of(String literal, int bits) {
      return new Block(InetAddress.ofLiteral(literal), bits);
    }

    boolean holds(InetAddress address) {
      byte[] mine = first.getAddress();
      byte[] other = address.getAddress();
      if (mine.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
        if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
