package nl.genaisluis.gateway.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks HTTP/1.1 to loopback byte for byte, so that a test can send what clients refuse to send.
final class RawHttp {
  private RawHttp() {}

  /// What came back, head and body.
  record Answer(int status, String head, String body) {}

  /// Sends a GET with these header lines besides `Host`.
  static Answer get(int port, String path, String... headers) {
    return send(port, "GET " + path, "", withHost(port, headers));
  }

  /// Sends a POST with this body and these header lines besides `Host`.
  static Answer post(int port, String path, String body, String... headers) {
    return send(port, "POST " + path, body, withHost(port, headers));
  }

  /// Sends exactly these header lines, and the two that frame the body.
  static Answer send(int port, String start, String body, String... headers) {
    StringBuilder request = new StringBuilder(start).append(" HTTP/1.1\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int split = all.indexOf("\r\n\r\n");
      int status = Integer.parseInt(all.substring(9, 12));
      return new Answer(status, all.substring(0, split), all.substring(split + 4));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String[] withHost(int port, String... headers) {
    String[] all = new String[headers.length + 1];
    all[0] = "Host: localhost:" + port;
    System.arraycopy(headers, 0, all, 1, headers.length);
    return all;
  }
}
