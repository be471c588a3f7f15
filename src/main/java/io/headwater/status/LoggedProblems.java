package io.headwater.status;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.headwater.status.Status.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The last error and the last warning in the log: whatever fails (a route, a file, an edit of a route) says so there. It listens in
 * code, not in a file, so that those who bring a logback.xml of their own have it too. Thread-safe.
 */
public final class LoggedProblems extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int MAX_CHARACTERS = 1_000;

    private final Logger root;
    private volatile @Nullable Problem error;
    private volatile @Nullable Problem warning;

    private LoggedProblems(LoggerContext context) {
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        setContext(context);
    }

    /** Listens from now on, until it is closed. */
    public static LoggedProblems listen() {
        LoggedProblems problems = new LoggedProblems((LoggerContext) LoggerFactory.getILoggerFactory());
        problems.start();
        problems.root.addAppender(problems);
        return problems;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
            Problem problem = new Problem(event.getInstant(), inALine(String.valueOf(event.getFormattedMessage())));
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                error = problem;
            } else {
                warning = problem;
            }
        }
    }

    private static String inALine(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "…";
    }

    /** The last error, if there was one. */
    public Optional<Problem> lastError() {
        return Optional.ofNullable(error);
    }

    /** The last warning, if there was one. */
    public Optional<Problem> lastWarning() {
        return Optional.ofNullable(warning);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
