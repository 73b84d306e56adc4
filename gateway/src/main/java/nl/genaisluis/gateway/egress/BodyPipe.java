package nl.genaisluis.gateway.egress;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of an answer as a blocking stream. The event loop puts chunks in, one reading thread
/// takes them out; at most [#CHUNKS_MAX] wait between the two, then the connection is not read.
/// Closing before the end breaks the connection off, which tells the upstream to stop.
final class BodyPipe extends InputStream {
  private static final int CHUNKS_MAX = 16;

  /// What the event loop hands over.
  private sealed interface Item {
    record Chunk(Buffer bytes) implements Item {}

    record End() implements Item {}

    record Broken(Throwable cause) implements Item {}
  }

  private final HttpClientRequest request;
  private final HttpClientResponse response;
  private final Duration waitMax;

  // Bounded by the demand given to the response: CHUNKS_MAX chunks and one outcome.
  private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>(CHUNKS_MAX + 2);

  // Confined to the reading thread.
  private @Nullable Buffer current;
  private int position;
  private boolean ended;

  /// Must be made on the context of the response, before its first chunk.
  BodyPipe(HttpClientRequest request, HttpClientResponse response, Duration waitMax) {
    this.request = request;
    this.response = response;
    this.waitMax = waitMax;
    response.pause();
    response.handler(bytes -> items.add(new Item.Chunk(bytes)));
    response.endHandler(_ -> items.offer(new Item.End()));
    response.exceptionHandler(cause -> items.offer(new Item.Broken(cause)));
    response.fetch(CHUNKS_MAX);
  }

  int status() {
    return response.statusCode();
  }

  MultiMap headers() {
    return response.headers();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    Buffer chunk = chunk();
    if (chunk == null) {
      return -1;
    }
    int count = Math.min(length, chunk.length() - position);
    chunk.getBytes(position, position + count, into, offset);
    position += count;
    return count;
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      current = null;
      var _ = request.reset();
    }
  }

  /// A chunk with unread bytes; null at the end.
  private @Nullable Buffer chunk() throws IOException {
    while (current == null || position == current.length()) {
      if (ended) {
        return null;
      }
      switch (next()) {
        case Item.Chunk(Buffer bytes) -> {
          current = bytes;
          position = 0;
          response.fetch(1);
        }
        case Item.End() -> {
          ended = true;
          current = null;
        }
        case Item.Broken(Throwable cause) -> throw new IOException("the answer broke off", cause);
      }
    }
    return current;
  }

  private Item next() throws IOException {
    try {
      Item item = items.poll(waitMax.toMillis(), TimeUnit.MILLISECONDS);
      if (item == null) {
        throw new IOException("no part of the answer came in " + waitMax);
      }
      return item;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading an answer", stopped);
    }
  }
}
