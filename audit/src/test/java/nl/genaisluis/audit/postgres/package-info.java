/// A real PostgreSQL for the tests of several nodes.
@NullMarked
package nl.genaisluis.audit.postgres;

import org.jspecify.annotations.NullMarked;
