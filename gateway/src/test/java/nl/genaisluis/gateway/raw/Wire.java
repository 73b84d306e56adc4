package nl.genaisluis.gateway.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/// A host's side of one connection, on which a request waits for its answer.
public final class Wire {
  private final Socket socket;
  private final OutputStream out;
  private final String request;
  private final AtomicLong written;

  /// @param request head and body of the request that is answered now
  /// @param written counts the bytes that the socket took
  public Wire(Socket socket, String request, AtomicLong written) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.request = request;
    this.written = written;
  }

  /// Head and body of the request that is answered now.
  public String request() {
    return request;
  }

  /// Lets the kernel hold no more than about so many bytes that the gateway did not take.
  public Wire holding(int bytes) throws IOException {
    socket.setSendBufferSize(bytes);
    return this;
  }

  public Wire raw(String text) throws IOException {
    return raw(text.getBytes(UTF_8));
  }

  public Wire raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    written.addAndGet(bytes.length);
    return this;
  }

  /// One chunk of a body in chunked coding: the gateway sees it as one read. Of no bytes there is
  /// none, because that would end the body.
  public Wire piece(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return this;
    }
    ByteArrayOutputStream framed = new ByteArrayOutputStream(bytes.length + 16);
    framed.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
    framed.write(bytes);
    framed.write("\r\n".getBytes(ISO_8859_1));
    return raw(framed.toByteArray());
  }

  public Wire piece(String text) throws IOException {
    return piece(text.getBytes(UTF_8));
  }

  /// The end of a body in chunked coding.
  public void end() throws IOException {
    raw("0\r\n\r\n");
  }

  public void drop() throws IOException {
    socket.close();
  }

  /// Says nothing more until the gateway hangs up; then it throws.
  public void stall() throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // whatever the gateway says now is of no interest
    }
    throw new IOException("the gateway hung up");
  }
}
