package nl.genaisluis.models.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/// Turns the bytes of an event stream (WHATWG HTML §9.2) into events, however the bytes are split.
///
/// It is stricter than a browser: bytes that are not UTF-8 and events above the bound are faults,
/// and after a fault it decodes no more. In one thing it is kinder: a last event that lacks its
/// blank line counts when the stream ended properly, which the caller says with [#finish]. Not
/// thread-safe.
public final class SseDecoder {
  private final int eventBytesMax;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final StringBuilder data = new StringBuilder();
  private String event = "";
  private int eventBytes;
  private boolean hasData;
  private boolean firstLine = true;
  private boolean afterReturn;
  private boolean broken;

  /// @param eventBytesMax the most bytes of one event, and of one line
  public SseDecoder(int eventBytesMax) {
    if (eventBytesMax < 1) {
      throw new IllegalArgumentException("eventBytesMax must be at least 1, was: " + eventBytesMax);
    }
    this.eventBytesMax = eventBytesMax;
  }

  /// The events that these bytes complete.
  ///
  /// @throws SseFault when the bytes are not UTF-8, an event is too large, or there was a fault
  ///   before
  public List<SseEvent> push(byte[] bytes) throws SseFault {
    requireWhole();
    List<SseEvent> events = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte unit = bytes[at];
      if (unit != '\n' && unit != '\r') {
        afterReturn = false;
        continue;
      }
      boolean secondOfPair = unit == '\n' && afterReturn;
      afterReturn = unit == '\r';
      if (!secondOfPair) {
        keep(bytes, start, at);
        endLine(events);
      }
      start = at + 1;
    }
    keep(bytes, start, bytes.length);
    return events;
  }

  /// The event that was still open when the stream ended properly: none or one.
  ///
  /// @throws SseFault as [#push]
  public List<SseEvent> finish() throws SseFault {
    requireWhole();
    List<SseEvent> events = new ArrayList<>();
    if (line.size() > 0) {
      endLine(events);
    }
    dispatch(events);
    return events;
  }

  private void requireWhole() throws SseFault {
    if (broken) {
      throw new SseFault("the event stream was broken before");
    }
  }

  private void keep(byte[] bytes, int from, int to) throws SseFault {
    if (line.size() + eventBytes + (to - from) > eventBytesMax) {
      throw broken("an event is larger than " + eventBytesMax + " bytes");
    }
    line.write(bytes, from, to - from);
  }

  private void endLine(List<SseEvent> events) throws SseFault {
    int lineBytes = line.size();
    String text = decoded();
    if (firstLine && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    firstLine = false;
    if (text.isEmpty()) {
      dispatch(events);
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("event")) {
      event = value;
    }
    if (field.equals("data")) {
      data.append(hasData ? "\n" : "").append(value);
      eventBytes += lineBytes;
      hasData = true;
    }
  }

  private void dispatch(List<SseEvent> events) {
    if (hasData) {
      events.add(new SseEvent(event.isEmpty() ? SseEvent.MESSAGE : event, data.toString()));
    }
    event = "";
    data.setLength(0);
    eventBytes = 0;
    hasData = false;
  }

  private String decoded() throws SseFault {
    try {
      return Utf8.decode(line.toByteArray());
    } catch (CharacterCodingException notText) {
      throw broken("the event stream is not valid UTF-8");
    } finally {
      line.reset();
    }
  }

  private SseFault broken(String message) {
    broken = true;
    return new SseFault(message);
  }
}
