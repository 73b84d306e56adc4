/// The Merkle tree of RFC 6962: hashes, the growing right edge of a tree, proofs and their checks.
///
/// Pure arithmetic, shared by whoever writes a log and whoever verifies one. A leaf becomes a
/// [nl.genaisluis.audit.merkle.Hash]; a [nl.genaisluis.audit.merkle.Frontier] grows leaf by leaf
/// and knows its root; [nl.genaisluis.audit.merkle.Proofs] makes proofs from the hashes of complete
/// subtrees ([nl.genaisluis.audit.merkle.Nodes]) and checks proofs from anybody.
@NullMarked
package nl.genaisluis.audit.merkle;

import org.jspecify.annotations.NullMarked;
