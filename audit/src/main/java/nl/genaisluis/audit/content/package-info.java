/// What people wrote, kept apart from the record of what happened.
///
/// A [nl.genaisluis.audit.content.Content] is sealed before it is stored: a key of its own encrypts
/// it, a salt of its own binds it to its leaf (HMAC-SHA-256), and both are wrapped by the master
/// key that lies in the folder of keys, outside the data. Destroying the row destroys the key and
/// the salt, after which the commitment in the leaf says nothing any more. The organisation unit of
/// who asked is sealed and committed to with the text and goes with it: a unit and a minute can
/// point at one person, so no leaf names one.
@NullMarked
package nl.genaisluis.audit.content;

import org.jspecify.annotations.NullMarked;
