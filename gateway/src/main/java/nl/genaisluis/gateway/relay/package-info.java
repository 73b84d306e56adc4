/// Carries an answer from a model to the asker: values put back, stops obeyed, usage counted, the
/// end on record before the asker sees it.
///
/// A chunk is read strictly, compared with the model that was asked, read with the output rules
/// before release ([nl.genaisluis.gateway.relay.Screening]), restored field by field
/// ([nl.genaisluis.gateway.relay.Restoring]) and written. An answer that was cut, stopped or broken
/// never ends in a clean `[DONE]`.
@NullMarked
package nl.genaisluis.gateway.relay;

import org.jspecify.annotations.NullMarked;
