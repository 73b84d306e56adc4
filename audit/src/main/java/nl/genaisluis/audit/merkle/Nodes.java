package nl.genaisluis.audit.merkle;

/// The hashes of the complete subtrees of a log, from wherever they are kept.
public interface Nodes {
  /// The hash of the complete subtree of 2^level leaves that starts at leaf index·2^level.
  Hash node(int level, long index);
}
