package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesislocal.faults.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** The example of the documentation, which is to be the text of the first test to the letter. */
class DocumentedExampleTest {
    @Test
    void refusesWhatTheDocumentationSays() {
        var config = LocalKinesisConfig.defaults().withPort(0).withClock(InstantSource.fixed(Instant.now()));
        try (LocalKinesis kinesis = LocalKinesis.start(config);
                KinesisClient client = clientOf(kinesis.endpoint())) {
            kinesis.createStream("orders", 1);
            kinesis.faults().nextRecords(Fault.RECORD_FAILED, 3, 7);

            assertThat(put(client, 500).failedRecordCount()).isEqualTo(2);
            assertThat(put(client, 500).failedRecordCount()).isZero();
            assertThat(put(client, 500).failedRecordCount()).isEqualTo(498);
            client.updateShardCount(
                    to -> to.streamName("orders").targetShardCount(2).scalingType(ScalingType.UNIFORM_SCALING));
            assertThat(put(client, 500).failedRecordCount()).isZero();

            assertThat(kinesis.statistics("orders").recordsStored()).isEqualTo(1500);
        }
    }

    @Test
    void isTheTextOfTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("docs/local-kinesis.md"));
        int start = page.indexOf("```java\n") + "```java\n".length();
        List<String> example =
                page.substring(start, page.indexOf("```", start)).lines().toList();
        List<String> here =
                Files.readAllLines(Path.of("src/test/java/io/headwater/kinesislocal/DocumentedExampleTest.java"));

        assertThat(here.stream().map(String::strip))
                .containsSequence(example.stream().map(String::strip).toList());
    }

    private static KinesisClient clientOf(URI endpoint) {
        return Clients.sync(endpoint);
    }

    private static PutRecordsResponse put(KinesisClient client, int count) {
        return client.putRecords(request -> request.streamName("orders").records(Clients.entries(count)));
    }
}
