/// For operators: is the gateway alive, is it ready, and what does it count. On a port of its own,
/// loopback unless configured otherwise; nothing here names a person or holds text.
@NullMarked
package nl.genaisluis.gateway.management;

import org.jspecify.annotations.NullMarked;
