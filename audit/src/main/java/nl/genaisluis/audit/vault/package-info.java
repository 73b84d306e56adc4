/// The vault: what the scrubber took out of a request, and who asked, for the committee alone.
///
/// A [nl.genaisluis.audit.vault.Secret] is sealed for two holders of keys. The gateway knows only
/// their public keys: [nl.genaisluis.audit.vault.Vault] writes and cannot read. The key of a record
/// is split in two parts that say nothing apart, one for each holder;
/// [nl.genaisluis.audit.vault.Unsealing] needs both private keys and runs where no gateway runs.
@NullMarked
package nl.genaisluis.audit.vault;

import org.jspecify.annotations.NullMarked;
