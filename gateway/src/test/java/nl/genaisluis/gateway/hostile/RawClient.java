package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/// A caller on a socket of its own that sends exactly what it is told to and reads as fast or as
/// slowly as a test wants.
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MS = 30_000;

  private final Socket socket;
  private InputStream in;

  /// One answer.
  ///
  /// @param head status line and headers
  /// @param body without the chunked coding
  /// @param complete whether the body came to the end that its framing promised
  record Answer(String head, String body, boolean complete) {
    int status() {
      return Integer.parseInt(head.substring(9, 12));
    }

    /// The value of a header; empty when there is none.
    String header(String name) {
      for (String line : head.split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  RawClient(int port) throws IOException {
    this(port, 0);
  }

  /// @param window bytes that the kernel may hold unread; 0 for its own choice
  RawClient(int port, int window) throws IOException {
    socket = new Socket();
    if (window > 0) {
      socket.setReceiveBufferSize(window);
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = socket.getInputStream();
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(UTF_8));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /// Says that nothing more will be sent, and goes on reading.
  RawClient halfClose() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /// Returns when this text came by; what came so far is read again by [#read].
  RawClient see(String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(text, seen.length() - text.length()) < 0) {
      int unit = in.read();
      if (unit < 0) {
        throw new IOException("the gateway hung up after: " + seen);
      }
      seen.append((char) unit);
    }
    byte[] again = seen.toString().getBytes(ISO_8859_1);
    in = new SequenceInputStream(new ByteArrayInputStream(again), in);
    return this;
  }

  /// Reads one answer to its end.
  Answer read() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Answer answer = read(body);
    return new Answer(answer.head(), body.toString(UTF_8), answer.complete());
  }

  /// Reads one answer to its end and hands its body on as it comes; in the answer it is empty.
  Answer read(OutputStream body) throws IOException {
    String head = line("\r\n\r\n");
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("transfer-encoding: chunked")) {
      return new Answer(head, "", chunked(body));
    }
    int at = lower.indexOf("content-length: ");
    int length = at < 0 ? 0 : Integer.parseInt(lower.substring(at + 16, lower.indexOf("\r\n", at)));
    return new Answer(head, "", piece(length, body));
  }

  /// True when the gateway closes the connection without another byte.
  boolean hangsUp() throws IOException {
    return in.read() < 0;
  }

  /// False when the body was cut.
  private boolean chunked(OutputStream body) throws IOException {
    while (true) {
      String size;
      try {
        size = line("\r\n").strip();
      } catch (IOException cut) {
        return false;
      }
      int length = Integer.parseInt(size, 16);
      if (!piece(length, body)) {
        return false;
      }
      line("\r\n");
      if (length == 0) {
        return true;
      }
    }
  }

  private boolean piece(int length, OutputStream body) throws IOException {
    byte[] piece = in.readNBytes(length);
    body.write(piece);
    return piece.length == length;
  }

  private String line(String end) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (!line.toString(ISO_8859_1).endsWith(end)) {
      int unit = in.read();
      if (unit < 0) {
        throw new IOException("the gateway hung up after: " + line.toString(ISO_8859_1));
      }
      line.write(unit);
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
