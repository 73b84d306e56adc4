/// Error answers, in the form of the surface that was called.
///
/// Each surface has one shape: OpenAI's error object under `/v1`, problem details (RFC 9457) in
/// Dutch under `/api/v1`, plain text elsewhere. Routes that know their surface call the shape they
/// need; code that serves all of them hands a [nl.genaisluis.gateway.problem.Problem] to
/// [nl.genaisluis.gateway.problem.Problems#answer], which picks the shape by path. Nothing here
/// reads a request body, so no answer can repeat what a user wrote.
@NullMarked
package nl.genaisluis.gateway.problem;

import org.jspecify.annotations.NullMarked;
