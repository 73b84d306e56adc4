/// The program: [nl.genaisluis.gateway.Sluis] reads the command line and hands over to
/// [nl.genaisluis.gateway.start].
@NullMarked
package nl.genaisluis.gateway;

import org.jspecify.annotations.NullMarked;
