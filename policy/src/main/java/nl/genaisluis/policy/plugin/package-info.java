/// Code that an operator puts beside the program: a folder of jars with one class in it that
/// implements an interface of ours. The jars see the Java platform and that interface, and nothing
/// else of this program; each is counted in the version of the policy by its SHA-256. Nothing of
/// the kind comes with the program, so that no native library does.
@NullMarked
package nl.genaisluis.policy.plugin;

import org.jspecify.annotations.NullMarked;
