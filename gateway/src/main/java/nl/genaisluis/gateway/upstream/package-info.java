/// One attempt at one model, over whatever protocol it speaks.
///
/// A [nl.genaisluis.gateway.upstream.Call] enters an [nl.genaisluis.gateway.upstream.Adapter] and
/// comes out as a [nl.genaisluis.gateway.upstream.Reply] or an
/// [nl.genaisluis.gateway.upstream.UpstreamFault]. [nl.genaisluis.gateway.upstream.OpenAiRelay]
/// speaks the OpenAI protocol through the egress [nl.genaisluis.gateway.upstream.Door];
/// [nl.genaisluis.gateway.upstream.LangChainAdapter] serves models inside this process and other
/// protocols. Both give the same stream: it starts paused, asks for no more than its reader takes,
/// and ends well only when the model said that it was done.
/// [nl.genaisluis.gateway.upstream.Upstreams] walks the candidates of a permit: each host behind
/// its `Turnstile`, which holds the number of calls at once, a bounded queue, and a rest for a host
/// that fails. Choosing models and recording are the caller's.
@NullMarked
package nl.genaisluis.gateway.upstream;

import org.jspecify.annotations.NullMarked;
