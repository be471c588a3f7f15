package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;

class LocalKinesisConfigTest {
    private static final LocalKinesisConfig DEFAULTS = LocalKinesisConfig.defaults();

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void refusesPortsThatAreNone(int port) {
        assertThatThrownBy(() -> DEFAULTS.withPort(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("port is '" + port + "'")
                .hasMessageContaining("1 to 65535, or 0");
    }

    @Test
    void refusesTheOtherValuesThatMakeNoSense() {
        assertThatThrownBy(() -> DEFAULTS.withHost(" ")).hasMessageContaining("host");
        assertThatThrownBy(() -> DEFAULTS.withRegion("")).hasMessageContaining("region");
        assertThatThrownBy(() -> DEFAULTS.withAccountId("123")).hasMessageContaining("12 digits");
        assertThatThrownBy(() -> DEFAULTS.withRetention(Duration.ZERO)).hasMessageContaining("1 ms to 365 days");
        assertThatThrownBy(() -> DEFAULTS.withRetention(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("1 ms to 365 days");
        assertThatThrownBy(() -> DEFAULTS.withMemoryBudgetBytes(1_048_575)).hasMessageContaining("1048576 bytes");
    }

    @Test
    void namesRegionAndAccountInArnsAndShowsTheRetention() {
        LocalKinesisConfig config = DEFAULTS.withPort(0)
                .withRegion("eu-central-1")
                .withAccountId("123456789012")
                .withRetention(Duration.ofMinutes(90));
        try (LocalKinesis kinesis = LocalKinesis.start(config);
                KinesisClient client = Clients.sync(kinesis.endpoint())) {
            kinesis.createStream("s", 1);

            assertThat(client.describeStreamSummary(request -> request.streamName("s"))
                            .streamDescriptionSummary())
                    .satisfies(summary -> {
                        assertThat(summary.streamARN()).isEqualTo("arn:aws:kinesis:eu-central-1:123456789012:stream/s");
                        assertThat(summary.retentionPeriodHours()).isEqualTo(2);
                        assertThat(summary.openShardCount()).isEqualTo(1);
                        assertThat(summary.maxRecordSizeInKiB()).isEqualTo(1024);
                        assertThat(summary.consumerCount()).isZero();
                    });
        }
    }
}
