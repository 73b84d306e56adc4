package nl.genaisluis.audit.export;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.ledger.Hanging;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.uselog.Who;
import org.jspecify.annotations.Nullable;

/// Lines of the use log as lines of JSON: who asked, when it was not erased, and the processing
/// with the names of Logboek Dataverwerkingen.
final class UseLines {
  /// Every field at its longest, escaped.
  static final int BYTES_MAX = 1 << 20;

  private static final String SUBJECT = "subject";

  private UseLines() {}

  static byte[] bytes(Entry entry, Hanging.Used used) throws IOException {
    FlatLine.Facts facts = new FlatLine.Facts();
    Who who = used.line().who();
    if (who != null) {
      facts
          .with(SUBJECT, who.subject())
          .with("role", who.role())
          .with("client", who.client())
          .with("request_id", who.requestId())
          .with("at", who.at().toString());
    }
    Processing processing = used.line().processing();
    Instant end = processing.end();
    return facts
        .with("trace_id", processing.traceId())
        .with("span_id", processing.spanId())
        .with("parent_span_id", processing.parentSpanId())
        .with("name", processing.name())
        .with("status", processing.status().name())
        .with("start_time", processing.start().toString())
        .with("end_time", end == null ? null : end.toString())
        .with("dpl.core.processing_activity_id", processing.activity())
        .with("retain_until", used.retainUntil().toString())
        .line(entry.index(), entry.leaf());
  }

  /// The line of an entry; anything else is an [ExportFault] that does not quote it.
  static Hanging.Used used(Entry entry, FlatLine line) {
    try {
      UseLine use =
          new UseLine(entry.leaf(), entry.event().exchange(), who(line), processing(line));
      return new Hanging.Used(use, Instant.parse(line.fact("retain_until")));
    } catch (DateTimeException | IllegalArgumentException notALine) {
      throw new ExportFault(Export.USE_LOG + " has a line that is not one of the use log");
    }
  }

  private static @Nullable Who who(FlatLine line) {
    return line.factOrNull(SUBJECT) == null
        ? null
        : new Who(
            line.fact(SUBJECT),
            line.fact("role"),
            line.factOrNull("client"),
            line.fact("request_id"),
            Instant.parse(line.fact("at")));
  }

  private static Processing processing(FlatLine line) {
    String end = line.factOrNull("end_time");
    return new Processing(
        line.fact("trace_id"),
        line.fact("span_id"),
        line.factOrNull("parent_span_id"),
        line.fact("name"),
        Processing.Status.valueOf(line.fact("status")),
        Instant.parse(line.fact("start_time")),
        end == null ? null : Instant.parse(end),
        line.fact("dpl.core.processing_activity_id"));
  }
}
