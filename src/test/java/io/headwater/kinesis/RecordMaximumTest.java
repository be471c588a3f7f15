package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.error;
import static io.headwater.kinesis.ScriptedKinesis.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.publishing.PublishException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How large a record may be, by what the stream says and does not say. */
@Timeout(30)
class RecordMaximumTest {
    private static final KinesisClients CLIENTS = new KinesisClients(2);
    private static final ScriptedKinesis KINESIS = ScriptedKinesis.start();

    private final RecordMaximum maximum =
            new RecordMaximum(CLIENTS.client(KINESIS.target()), "payments", KINESIS.target());

    @AfterAll
    static void stop() {
        CLIENTS.close();
        KINESIS.close();
    }

    @BeforeEach
    void forget() {
        KINESIS.forget();
    }

    @Test
    void isWhatTheStreamSays() {
        KINESIS.then(ok(Map.of("StreamDescriptionSummary", Map.of("MaxRecordSizeInKiB", 10_240))));

        assertThat(maximum.bytes()).isEqualTo(10 * 1024 * 1024);
        assertThat(KINESIS.calls()).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo("DescribeStreamSummary");
            assertThat(call.body().path("StreamName").asText()).isEqualTo("payments");
        });
    }

    @Test
    void isOneMebibyteOfAStreamThatDoesNotSay() {
        KINESIS.then(ok(Map.of("StreamDescriptionSummary", Map.of("StreamName", "payments"))));

        assertThat(maximum.bytes()).isEqualTo(1024 * 1024);
    }

    @Test
    void isOneMebibyteOfAStreamThatMayNotBeAskedOrCannotAnswer() {
        KINESIS.then(error(400, "AccessDeniedException"), error(400, "UnknownOperationException"));

        assertThat(maximum.bytes()).isEqualTo(1024 * 1024);
        assertThat(maximum.bytes()).isEqualTo(1024 * 1024);
    }

    @Test
    void isAnErrorThatNamesTheStreamIfThereIsNone() {
        KINESIS.then(error(400, "ResourceNotFoundException"));

        assertThatThrownBy(maximum::bytes)
                .isInstanceOf(PublishException.class)
                .hasMessage("asking stream 'payments' (" + KINESIS.target().name()
                        + ") for the size of its largest record: ResourceNotFoundException: says"
                        + " ResourceNotFoundException");
    }

    @Test
    void isNotGuessedWhileTheStreamIsTooBusyOrOutOfReach() {
        KINESIS.then(error(400, "LimitExceededException"), ScriptedKinesis.resets());

        assertThatThrownBy(maximum::bytes)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("LimitExceededException");
        assertThatThrownBy(maximum::bytes).isInstanceOf(PublishException.class);
    }
}
