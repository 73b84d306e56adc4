/// What staff keep for themselves and what they send to the committee: conversations with the names
/// put back, templates, preferences, requested use cases and objections.
///
/// [nl.genaisluis.gateway.conversation.ConversationApi] is the door: it opens the store and gives
/// the routes of `/api/v1`. A route reads its body strictly (`Form`), does its work on a virtual
/// thread (`Desk`) and reaches the store through `Shelf`, which seals every text under the key of
/// whoever holds it before it touches the disk. A holder is a user, a team, the organisation or the
/// committee, and is named by a keyed pseudonym. Holders' keys are wrapped by a master key outside
/// the data folder. Nothing here is ever indexed, and deleting is at once.
@NullMarked
package nl.genaisluis.gateway.conversation;

import org.jspecify.annotations.NullMarked;
