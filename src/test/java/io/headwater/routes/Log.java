package io.headwater.routes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged at the levels that users see, while it is open. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger root;

    Log() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        setContext(context);
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    /** The messages of a level, in order. */
    List<String> at(Level level) {
        return events.stream()
                .filter(event -> event.getLevel().equals(level))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    List<String> errors() {
        return at(Level.ERROR);
    }

    List<String> warnings() {
        return at(Level.WARN);
    }

    /** Whether a stack trace was printed. */
    boolean hasTrace() {
        return events.stream().anyMatch(event -> event.getThrowableProxy() != null);
    }

    /** Leaves out what was logged so far. */
    void forget() {
        events.clear();
    }

    /** Returns once a message contains the text. */
    void awaitMessage(String text) throws Exception {
        Await.until(
                () -> events.stream()
                        .anyMatch(event -> event.getFormattedMessage().contains(text)),
                () -> "no log line with '" + text + "' among " + events);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
