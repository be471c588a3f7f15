package io.headwater.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last error and the last warning of the log. */
class LoggedProblemsTest {
    private static final Logger LOG = LoggerFactory.getLogger("io.headwater.test");

    @Test
    void remembersTheLastOfEachInALine() {
        try (LoggedProblems problems = LoggedProblems.listen()) {
            assertThat(problems.lastError()).isEmpty();
            LOG.error("first");
            LOG.error("second:\n  two lines of {}", "it");
            LOG.warn("careful");
            LOG.info("fine");
            assertThat(problems.lastError().orElseThrow().message()).isEqualTo("second: two lines of it");
            assertThat(problems.lastWarning().orElseThrow().message()).isEqualTo("careful");
            LOG.error("x".repeat(1_200));
            assertThat(problems.lastError().orElseThrow().message()).hasSizeLessThan(1_002);
        }
    }

    @Test
    void hearsNothingOnceItIsClosed() {
        LoggedProblems problems = LoggedProblems.listen();
        problems.close();
        LOG.error("later");
        assertThat(problems.lastError()).isEmpty();
    }
}
