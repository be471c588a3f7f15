package io.headwater.kinesislocal.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that a stream lost records to the memory budget: at once, then at most once a minute. Thread-safe. */
final class TrimWarning {
    private static final Logger LOG = LoggerFactory.getLogger(TrimWarning.class);
    private static final long PAUSE_MILLIS = 60_000;

    private final String streamName;
    private long unreported;
    private long nextReportMillis = Long.MIN_VALUE;

    TrimWarning(String streamName) {
        this.streamName = streamName;
    }

    synchronized void trimmed(int records, long limitBytes, long nowMillis) {
        unreported += records;
        if (unreported > 0 && nowMillis >= nextReportMillis) {
            LOG.warn(
                    "Stream '{}': its {} oldest records were trimmed before their retention period ended, because the"
                            + " records of all streams exceeded the memory budget of {} bytes. Raise the budget, or"
                            + " read what you need soon after it is put.",
                    streamName,
                    unreported,
                    limitBytes);
            unreported = 0;
            nextReportMillis = nowMillis + PAUSE_MILLIS;
        }
    }
}
