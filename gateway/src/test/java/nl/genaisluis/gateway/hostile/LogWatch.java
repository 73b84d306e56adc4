package nl.genaisluis.gateway.hostile;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Everything that is logged while it is open: messages, keys, values and causes.
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  LogWatch() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(
        event.getLoggerName()
            + " "
            + event.getFormattedMessage()
            + " "
            + event.getKeyValuePairs()
            + cause(event.getThrowableProxy()));
  }

  private static String cause(@Nullable IThrowableProxy thrown) {
    return thrown == null
        ? ""
        : "\n" + thrown.getClassName() + ": " + thrown.getMessage() + cause(thrown.getCause());
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
