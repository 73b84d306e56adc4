/// The pages that people see: the chat (`/`), the page of one refusal (`/weigering`), the console
/// of the committee (`/commissie`), the public account (`/openbaar`) and the statement on
/// accessibility (`/toegankelijkheid`). Plain HTML made on the server, two style sheets, small
/// scripts, nothing from elsewhere; Dutch, and for staff English too.
///
/// [nl.genaisluis.gateway.page.Pages] is the door. A page asks the public registers and figures for
/// values, builds [nl.genaisluis.gateway.page.Html] from them (escaping is the only way in) and
/// leaves under a strict content security policy. The scripts talk to `/v1` and `/api/v1` as any
/// client does; a page has no endpoint of its own, and no page can do what its reader may not.
@NullMarked
package nl.genaisluis.gateway.page;

import org.jspecify.annotations.NullMarked;
