/// What hosts of tests have in common that write their answers byte by byte: how they read a
/// request, and how they write a piece of a body.
@NullMarked
package nl.genaisluis.gateway.raw;

import org.jspecify.annotations.NullMarked;
