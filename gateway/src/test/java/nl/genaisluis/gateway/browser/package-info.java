/// The pages in a real browser, through a whole gateway. [nl.genaisluis.gateway.browser.Chromium]
/// starts one and speaks its DevTools protocol; a [nl.genaisluis.gateway.browser.Tab] does what a
/// person does: look, type, press keys; a [nl.genaisluis.gateway.browser.Desk] is a gateway over a
/// host that a test plays.
@NullMarked
package nl.genaisluis.gateway.browser;

import org.jspecify.annotations.NullMarked;
