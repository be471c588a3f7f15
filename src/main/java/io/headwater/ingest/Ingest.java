package io.headwater.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the route {@code ingest} around the one that hands the messages on. Thread-safe. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final IngestStatistics statistics;
    private final ThreadLocal<MessageReader> readers = ThreadLocal.withInitial(MessageReader::new);
    private volatile boolean failing;

    /** Steps that count into {@code statistics}. */
    public Ingest(IngestStatistics statistics) {
        this.statistics = statistics;
    }

    /**
     * Reads and checks the messages of a body.
     *
     * @throws RefusedException if anything is wrong with any of them
     */
    public Messages check(byte @Nullable [] body) {
        return readers.get().read(body == null ? new byte[0] : body);
    }

    /** What is answered when the messages are safe. */
    public Answer accepted(Messages messages) {
        statistics.accepted(messages);
        if (failing) {
            failing = false;
            LOG.info("Messages sent to /ingest are handed on again");
        }
        return Answer.success();
    }

    /** What is answered when they are not taken, or could not be handed on; the latter is said in the log, once until it works again. */
    public Answer refused(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return Answer.error(BAD_REQUEST, refused.problems());
        }
        String why = String.valueOf(failure.getMessage());
        if (!failing) {
            failing = true;
            LOG.error("Messages sent to /ingest are answered 503 and not taken, until it works again: {}", why);
        }
        return Answer.error(UNAVAILABLE, List.of("The messages were not taken: " + why));
    }
}
