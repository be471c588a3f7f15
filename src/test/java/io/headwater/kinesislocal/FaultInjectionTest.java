package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesislocal.faults.Fault;
import io.headwater.kinesislocal.faults.FaultPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** Each fault as the SDK meets it, and whether the records were stored all the same. */
class FaultInjectionTest {
    private static final String STREAM = "s";

    private LocalKinesis kinesis;
    private KinesisClient client;

    @BeforeEach
    void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
        kinesis.createStream(STREAM, 1);
        client = Clients.sync(kinesis.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        kinesis.close();
    }

    @Test
    void refusesTheChosenRecordsAndStoresTheOthers() {
        kinesis.faults().nextRecords(Fault.RECORD_FAILED, 3, 7);
        kinesis.faults().nextRecords(Fault.RECORD_THROTTLED, 0, 99);

        PutRecordsResponse failed = put(10);
        PutRecordsResponse throttled = put(10);

        assertThat(failed.failedRecordCount()).isEqualTo(2);
        assertThat(failed.records().get(3).errorCode()).isEqualTo("InternalFailure");
        assertThat(failed.records().get(7).errorMessage()).isEqualTo("Internal service failure.");
        assertThat(throttled.records().get(0)).satisfies(record -> {
            assertThat(record.errorCode()).isEqualTo("ProvisionedThroughputExceededException");
            assertThat(record.errorMessage())
                    .isEqualTo("Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.");
        });
        assertThat(throttled.records().subList(1, 10))
                .extracting(PutRecordsResultEntry::errorCode)
                .containsOnlyNulls();
        assertThat(kinesis.statistics(STREAM)).isEqualTo(new StreamStatistics(2, 17, 17 * 11, 1, 2));
        assertThat(kinesis.statistics(STREAM).recordsAttempted()).isEqualTo(20);
        assertThat(kinesis.faults().injected())
                .containsEntry(Fault.RECORD_FAILED, 2L)
                .containsEntry(Fault.RECORD_THROTTLED, 1L);
    }

    @Test
    void theOneRecordOfPutRecordIsItsRequest() {
        kinesis.faults().nextRecords(Fault.RECORD_THROTTLED, 0);
        kinesis.faults().nextRecords(Fault.RECORD_FAILED, 0);

        assertThatThrownBy(this::putOne).isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThatThrownBy(this::putOne)
                .isInstanceOfSatisfying(KinesisException.class, error -> assertThat(error.statusCode())
                        .isEqualTo(500));
        assertThat(Clients.readAll(client, STREAM, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "RECORD_THROTTLED",
                "RECORD_FAILED",
                "RESET_BEFORE",
                "RESET_AFTER",
                "SLOW_BEFORE",
                "SLOW_AFTER",
                "TRUNCATED",
                "GARBAGE",
                "SHORT_RESULTS"
            })
    void refusesARequestWithItsStatusAndName(Fault fault) {
        kinesis.faults().nextRequests(1, fault);

        assertThatThrownBy(() -> put(10)).isInstanceOfSatisfying(KinesisException.class, error -> {
            assertThat(error.statusCode()).isEqualTo(fault.status());
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(fault.errorType());
        });
        assertThat(stored()).isZero();
        assertThat(put(10).failedRecordCount()).isZero();
        assertThat(kinesis.faults().injected()).containsEntry(fault, 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "TRUNCATED", "GARBAGE", "SLOW_BEFORE", "SLOW_AFTER"})
    void leavesTheClientWithoutAnAnswerOverHttp1(Fault fault) {
        kinesis.faults().follow(FaultPlan.none().withDelay(Duration.ofHours(1)));
        kinesis.faults().nextRequests(1, fault);

        assertThatThrownBy(() -> client.putRecords(request -> request.streamName(STREAM)
                        .records(Clients.entries(10))
                        .overrideConfiguration(override -> override.apiCallTimeout(patience(fault)))))
                .isInstanceOf(SdkException.class);
        expectStoredOnlyBy(fault);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_BEFORE", "RESET_AFTER", "TRUNCATED", "GARBAGE", "SLOW_BEFORE", "SLOW_AFTER"})
    void leavesTheClientWithoutAnAnswerOverHttp2(Fault fault) {
        KinesisAsyncClient async = Clients.async(kinesis.endpoint(), List.of());
        kinesis.faults().follow(FaultPlan.none().withDelay(Duration.ofHours(1)));
        kinesis.faults().nextRequests(1, fault);

        assertThatThrownBy(() -> async.putRecords(request -> request.streamName(STREAM)
                                .records(Clients.entries(10))
                                .overrideConfiguration(override -> override.apiCallTimeout(patience(fault))))
                        .join())
                .hasCauseInstanceOf(SdkException.class);
        expectStoredOnlyBy(fault);
        // Its event loop takes two quiet seconds to close: nothing here needs to wait for that.
        Thread closer = new Thread(async::close);
        closer.setDaemon(true);
        closer.start();
    }

    @Test
    void aSlowAnswerComesInTheEnd() {
        kinesis.faults().follow(FaultPlan.none().withDelay(Duration.ofMillis(50)));
        kinesis.faults().nextRequests(1, Fault.SLOW_AFTER);
        kinesis.faults().nextRequests(1, Fault.SLOW_BEFORE);

        assertThat(put(10).failedRecordCount()).isZero();
        assertThatThrownBy(() -> put(10))
                .isInstanceOfSatisfying(KinesisException.class, error -> assertThat(error.statusCode())
                        .isEqualTo(500));
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void leavesOutTheResultOfTheLastRecordThatItStored() {
        kinesis.faults().nextRequests(1, Fault.SHORT_RESULTS);

        PutRecordsResponse answer = put(10);

        assertThat(answer.records()).hasSize(9);
        assertThat(answer.failedRecordCount()).isZero();
        assertThat(stored()).isEqualTo(10);
        assertThat(kinesis.faults().injected()).containsEntry(Fault.SHORT_RESULTS, 1L);
    }

    @Test
    void readsFailWhereThatIsAskedFor() {
        kinesis.faults().follow(FaultPlan.none().withActions("GetShardIterator").with(Fault.SERVICE_UNAVAILABLE, 1));

        put(10);
        assertThatThrownBy(() -> Clients.readAll(client, STREAM, 0)).isInstanceOf(KinesisException.class);
        kinesis.faults().stop();
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void aRequestThatIsWrongAnywayIsToldWhatIsWrongWithIt() {
        kinesis.faults().inject(Fault.RESET_AFTER, 1);

        assertThatThrownBy(() ->
                        client.putRecords(request -> request.streamName("none").records(Clients.entries(1))))
                .hasMessageContaining("Stream none under account 000000000000 not found.");
        assertThat(kinesis.faults().injected()).containsEntry(Fault.RESET_AFTER, 0L);
    }

    @Test
    void thereAreNoStatisticsOfAStreamThatIsNotThere() {
        assertThatThrownBy(() -> kinesis.statistics("none"))
                .isInstanceOf(LocalKinesisException.class)
                .hasMessageContaining("'none'");
    }

    private static Duration patience(Fault fault) {
        boolean slow = fault == Fault.SLOW_BEFORE || fault == Fault.SLOW_AFTER;
        return slow ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    }

    private void expectStoredOnlyBy(Fault fault) {
        boolean before = fault == Fault.RESET_BEFORE || fault == Fault.SLOW_BEFORE;
        assertThat(stored()).isEqualTo(before ? 0 : 10);
        assertThat(kinesis.faults().injected()).containsEntry(fault, 1L);
        assertThat(put(10).failedRecordCount()).as("the one after it").isZero();
    }

    private PutRecordsResponse put(int count) {
        return client.putRecords(request -> request.streamName(STREAM).records(Clients.entries(count)));
    }

    private void putOne() {
        client.putRecord(request -> request.streamName(STREAM).partitionKey("k").data(SdkBytes.fromUtf8String("x")));
    }

    private int stored() {
        return Clients.readAll(client, STREAM, 0).size();
    }
}
