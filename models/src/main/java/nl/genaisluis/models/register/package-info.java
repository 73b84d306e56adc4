/// The model register: who hosts, who made, what runs, and how each of these facts is known.
///
/// [nl.genaisluis.models.register.Register] is the door and has the shape of `models.yaml`: hosts
/// ([nl.genaisluis.models.register.Provider]) and entries ([nl.genaisluis.models.register.Model]),
/// one entry per model and host, because the same weights under another law are another choice. A
/// statement that someone must be able to check is a [nl.genaisluis.models.register.Fact]: a value
/// with its source and date, or the plain admission that nobody knows. The register only holds
/// facts and refuses what contradicts itself; whether a model may be used is decided elsewhere.
@NullMarked
package nl.genaisluis.models.register;

import org.jspecify.annotations.NullMarked;
