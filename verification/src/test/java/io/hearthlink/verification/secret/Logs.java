package io.hearthlink.verification.secret;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * SLF4J's logging for the tests of this module, see its {@code pom.xml}: silent, except while
 * somebody {@linkplain Recorder records}.
 */
public final class Logs implements SLF4JServiceProvider {

  static volatile @Nullable Recorder recorder;

  private final Map<String, org.slf4j.Logger> loggers = new ConcurrentHashMap<>();

  /** Made by SLF4J. */
  public Logs() {}

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, Logger::new);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return new BasicMarkerFactory();
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return new NOPMDCAdapter();
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  private static final class Logger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    Logger(String name) {
      this.name = name;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String pattern,
        @Nullable Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      Recorder now = recorder;
      if (now != null) {
        now.logged(name, MessageFormatter.basicArrayFormat(pattern, arguments), thrown);
      }
    }

    @Override
    public boolean isTraceEnabled() {
      return recorder != null;
    }

    @Override
    public boolean isDebugEnabled() {
      return recorder != null;
    }

    @Override
    public boolean isInfoEnabled() {
      return recorder != null;
    }

    @Override
    public boolean isWarnEnabled() {
      return recorder != null;
    }

    @Override
    public boolean isErrorEnabled() {
      return recorder != null;
    }
  }
}
