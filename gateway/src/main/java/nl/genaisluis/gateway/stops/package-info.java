/// Stops: the power to end every use of a model, a provider, a use case or everything at once, and
/// to revoke the credential of a program.
///
/// A stop is on record before it works, and works the moment it is on record: rulings and running
/// streams read one volatile value. After a restart the record says which stops hold. Who set a
/// stop is kept as a keyed pseudonym in the content of its leaf, so that lifting can ask for
/// another person.
@NullMarked
package nl.genaisluis.gateway.stops;

import org.jspecify.annotations.NullMarked;
