/// Configuration: one folder of text files to values that cannot be wrong in themselves.
///
/// [nl.genaisluis.gateway.config.ConfigFolder] takes all files at once, a missing one from the
/// defaults in the program, and names their contents by one digest: the policy version.
/// [nl.genaisluis.gateway.config.YamlReader] turns one file into records. The shape of the file
/// *is* the shape of the records, so there is nothing to keep in step: a key is a component in
/// snake_case, an enum constant is written in lower case with hyphens, what is not `@Nullable` must
/// be there, and what no component asks for is refused. What a record's constructor refuses is
/// reported with the line in the file.
@NullMarked
package nl.genaisluis.gateway.config;

import org.jspecify.annotations.NullMarked;
