package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TrimWarningTest {
    @Test
    void warnsAtOnceAndThenOnceAMinuteWithWhatCameTogether() {
        Logger logger = (Logger) LoggerFactory.getLogger(TrimWarning.class);
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        logger.addAppender(seen);
        try {
            TrimWarning warning = new TrimWarning("full");
            warning.trimmed(10, 1_048_576, 0);
            warning.trimmed(20, 1_048_576, 1);
            warning.trimmed(30, 1_048_576, 59_999);
            warning.trimmed(40, 1_048_576, 60_000);
        } finally {
            logger.detachAppender(seen);
        }

        assertThat(seen.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        first -> assertThat(first).contains("'full'", "its 10 oldest", "1048576 bytes"),
                        second -> assertThat(second).contains("its 90 oldest"));
    }
}
