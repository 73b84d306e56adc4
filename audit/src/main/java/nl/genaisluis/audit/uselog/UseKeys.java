package nl.genaisluis.audit.uselog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import nl.genaisluis.audit.content.SealingKey;
import org.jspecify.annotations.Nullable;

/// Seals and opens lines of the use log. Each half is bound to its exchange, so that no line can be
/// put under another exchange. Safe for use by many threads.
public final class UseKeys {
  private static final int FORM = 1;

  private final SealingKey key;

  public UseKeys(SealingKey key) {
    this.key = key;
  }

  /// Tells keys apart: the same for the same key, and no way back to it.
  public String fingerprint() {
    return key.fingerprint("genai-sluis use log key");
  }

  /// The same word for the same person, and no way back to the person without the key.
  public String pseudonym(String subject) {
    byte[] labelled = ("pseudonym\n" + subject).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(key.mac(labelled));
  }

  /// Seals a line for this exchange; for another one it will not open.
  public SealedUse seal(String exchange, Use use) {
    return new SealedUse(
        seal(exchange, use.who()), seal(exchange, use.processing()), use.retainUntil());
  }

  /// A line as it was read elsewhere; who was erased there stays so.
  public SealedUse seal(UseLine line, Instant retainUntil) {
    Who who = line.who();
    return new SealedUse(
        who == null ? null : seal(line.exchange(), who),
        seal(line.exchange(), line.processing()),
        retainUntil);
  }

  private byte[] seal(String exchange, Who who) {
    return key.seal(exchange + "/who", bytes(out -> write(out, who)));
  }

  /// One half alone, to be put in the place of an earlier one of the same exchange.
  public byte[] seal(String exchange, Processing processing) {
    return key.seal(exchange + "/processing", bytes(out -> write(out, processing)));
  }

  /// The line that was sealed for this exchange; what was changed or moved is a
  /// [nl.genaisluis.audit.content.ContentFault].
  public UseLine open(String leaf, String exchange, SealedUse sealed) {
    byte[] who = sealed.who();
    return new UseLine(
        leaf,
        exchange,
        who == null ? null : who(key.open(exchange + "/who", who)),
        processing(key.open(exchange + "/processing", sealed.processing())));
  }

  private static void write(DataOutputStream out, Who who) throws IOException {
    out.writeUTF(who.subject());
    out.writeUTF(who.role());
    writeOrNull(out, who.client());
    out.writeUTF(who.requestId());
    out.writeLong(who.at().toEpochMilli());
  }

  private static Who who(byte[] bytes) {
    return read(
        bytes,
        in ->
            new Who(
                in.readUTF(),
                in.readUTF(),
                textOrNull(in),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong())));
  }

  private static void write(DataOutputStream out, Processing one) throws IOException {
    Instant end = one.end();
    out.writeUTF(one.traceId());
    out.writeUTF(one.spanId());
    writeOrNull(out, one.parentSpanId());
    out.writeUTF(one.name());
    out.writeUTF(one.status().name());
    out.writeLong(one.start().toEpochMilli());
    out.writeLong(end == null ? Long.MIN_VALUE : end.toEpochMilli());
    out.writeUTF(one.activity());
  }

  private static Processing processing(byte[] bytes) {
    return read(
        bytes,
        in ->
            new Processing(
                in.readUTF(),
                in.readUTF(),
                textOrNull(in),
                in.readUTF(),
                Processing.Status.valueOf(in.readUTF()),
                Instant.ofEpochMilli(in.readLong()),
                instantOrNull(in.readLong()),
                in.readUTF()));
  }

  private static @Nullable Instant instantOrNull(long millis) {
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
  }

  private static void writeOrNull(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String textOrNull(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private interface Writing {
    void write(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      writing.write(out);
    } catch (IOException tooLong) {
      throw new IllegalArgumentException("a field of the use log is too long", tooLong);
    }
    return bytes.toByteArray();
  }

  /// Only bytes that this class sealed come here: another form is a bug.
  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != FORM) {
        throw new IllegalStateException("line of the use log has an unknown form");
      }
      return reading.read(in);
    } catch (IOException cutOff) {
      throw new IllegalStateException("line of the use log cannot be read", cutOff);
    }
  }

  @Override
  public String toString() {
    return "UseKeys[" + fingerprint() + "]";
  }
}
