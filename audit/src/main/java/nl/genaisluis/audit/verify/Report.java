package nl.genaisluis.audit.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a verification found.
///
/// @param shards those that could be read, oldest first
/// @param problems the first of them, at most [#LISTED_MAX]
/// @param faults how many faults there are, listed or not
/// @param remarks how many remarks there are, listed or not
public record Report(List<Shard> shards, List<Problem> problems, long faults, long remarks) {
  /// Most problems that are listed one by one.
  public static final int LISTED_MAX = 1000;

  private static final Shard NONE = new Shard("", 0, "");

  /// What a checkpoint says.
  ///
  /// @param origin name of the log with its year
  /// @param size entries of that year that it covers
  /// @param root of the tree that it covers, in base64
  public record Shard(String origin, long size, String root) {}

  public Report {
    shards = List.copyOf(shards);
    problems = List.copyOf(problems);
  }

  private Shard newest() {
    return shards.isEmpty() ? NONE : shards.getLast();
  }

  /// Name of the newest shard; empty when no checkpoint could be read.
  public String origin() {
    return newest().origin();
  }

  /// Entries that the newest checkpoint covers.
  public long size() {
    return newest().size();
  }

  /// Root of the tree that the newest checkpoint covers, in base64; empty when none could be read.
  public String root() {
    return newest().root();
  }

  /// Entries of all shards.
  public long entries() {
    return shards.stream().mapToLong(Shard::size).sum();
  }

  /// True when the log is what it claims to be.
  public boolean ok() {
    return faults == 0;
  }

  /// This report with further problems after its own.
  public Report with(List<Problem> more) {
    long moreFaults =
        more.stream().filter(problem -> problem.severity() == Problem.Severity.FAULT).count();
    return new Report(
        shards,
        Stream.concat(problems.stream(), more.stream()).limit(LISTED_MAX).toList(),
        faults + moreFaults,
        remarks + more.size() - moreFaults);
  }

  /// The report for programs.
  public String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeBooleanField("ok", ok());
      json.writeStringField("origin", origin());
      json.writeNumberField("size", size());
      json.writeStringField("root", root());
      json.writeArrayFieldStart("shards");
      for (Shard shard : shards) {
        json.writeStartObject();
        json.writeStringField("origin", shard.origin());
        json.writeNumberField("size", shard.size());
        json.writeStringField("root", shard.root());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberField("faults", faults);
      json.writeNumberField("remarks", remarks);
      json.writeArrayFieldStart("problems");
      for (Problem problem : problems) {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("index", problem.index());
        json.writeStringField("text", problem.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  /// The report for people.
  public String text() {
    StringBuilder text = new StringBuilder();
    String name = shards.isEmpty() ? "log" : "log " + origin();
    text.append(name).append(": ").append(size()).append(" entries, ");
    for (Shard earlier : shards.reversed().stream().skip(1).toList()) {
      text.append("after ").append(earlier.origin()).append(" with ");
      text.append(earlier.size()).append(", ");
    }
    text.append(ok() ? "verified" : "NOT verified: " + faults + " faults");
    text.append(remarks == 0 ? "\n" : ", " + remarks + " remarks\n");
    for (Problem problem : problems) {
      text.append("  ")
          .append(problem.severity() == Problem.Severity.FAULT ? "fault  " : "remark ")
          .append(problem.code())
          .append(": ")
          .append(problem.text())
          .append('\n');
    }
    return text.toString();
  }
}
