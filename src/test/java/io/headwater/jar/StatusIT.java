package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.routes.Tap;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Headwater in the background tells of itself while it works, fails, hangs and is started anew; and its log. */
class StatusIT {
    private static final int ROWS = 1_000;

    @TempDir
    Path temp;

    private Manager headwater;

    @BeforeEach
    void folder() throws Exception {
        headwater = new Manager(temp);
        headwater.succeed("init");
    }

    @AfterEach
    void end() throws Exception {
        headwater.end();
    }

    @Test
    void tellsHowFarAFileIsAndARestartInTheMiddleRepeatsNothing() throws Exception {
        Path source = headwater.folder().resolve("source");
        Files.writeString(source.resolve("rows.csv"), halfOfWhichHappensMuchLater());
        Files.writeString(source.resolve("waiting.csv"), "CUSTOMER_ID,TX_DATETIME\n1,2026-01-01 00:00:00\n");
        try (LocalKinesis kinesis =
                LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0).withoutShardLimits())) {
            kinesis.createStream(Tap.STREAM, 4);
            try (Tap tap = new Tap(kinesis)) {
                headwater
                        .with("KINESIS_ENDPOINT", kinesis.endpoint().toString())
                        .with("PUBLISH_REPLAY_SPEED", "1")
                        .succeed("start");
                tap.awaitRecords(ROWS / 2);
                JsonNode status = awaitStatus("/files/0/rows");
                assertThat(status.at("/status").asText()).isEqualTo("running");
                assertThat(status.at("/filesWaiting").asInt()).isEqualTo(1);
                assertThat(status.at("/files/0/path").asText()).isEqualTo("source/rows.csv");
                assertThat(status.at("/files/0/rows").asLong()).isEqualTo(ROWS / 2L);
                assertThat(status.at("/files/0/bytes").asLong())
                        .isBetween(1L, status.at("/files/0/ofBytes").asLong() - 1);
                assertThat(status.at("/counts/0/name").asText()).isEqualTo("rows delivered");
                assertThat(status.at("/counts/0/total").asLong()).isEqualTo(ROWS / 2L);
                assertThat(status.at("/counts/0/perSecond").asDouble()).isPositive();
                assertThat(flow(status, "publish-to-kinesis").at("/done").asLong())
                        .isPositive();
                assertThat(flow(status, "publish-files").at("/inFlight").asInt())
                        .isEqualTo(1);
                assertThat(headwater.succeed("status")).contains("Under way: source/rows.csv, ", "publish-to-kinesis");

                headwater.with("PUBLISH_REPLAY_SPEED", "0");
                assertThat(headwater.succeed("restart")).contains("has stopped", "is running");
                tap.awaitRecords(ROWS + 1);
                assertThat(tap.records().stream().map(record -> record.data().asUtf8String()))
                        .hasSize(ROWS + 1)
                        .doesNotHaveDuplicates();
                assertThat(headwater.log()).contains("rows.csv: stopped after");
            }
        }
    }

    private static String halfOfWhichHappensMuchLater() {
        StringBuilder rows = new StringBuilder("CUSTOMER_ID,TX_DATETIME\n");
        for (int row = 0; row < ROWS; row++) {
            String time = row < ROWS / 2 ? "00:00:00" : "10:00:00";
            rows.append(1_000 + row).append(",2026-01-01 ").append(time).append('\n');
        }
        return rows.toString();
    }

    @Test
    void tellsTheLastErrorOfAnEditThatCannotBeUsed() throws Exception {
        headwater.succeed("start");
        Path route = headwater.folder().resolve("routes/publish-to-kinesis.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("aws2-kinesis", "no-such-thing"));
        JsonNode error = awaitStatus("/lastError/message").at("/lastError");
        assertThat(error.at("/message").asText()).contains("publish-to-kinesis.camel.yaml cannot be used");
        assertThat(error.at("/time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(headwater.succeed("status")).contains("Last error, ", "cannot be used");
    }

    @Test
    void tellsThatAProcessSaysNothingAnyMore() throws Exception {
        headwater.succeed("start");
        headwater.signal("STOP");
        try {
            assertThat(awaitStatus("/silentForSeconds").at("/silentForSeconds").asLong())
                    .isPositive();
            assertThat(headwater.succeed("status")).contains("the process lives, and says nothing");
        } finally {
            headwater.signal("CONT");
        }
    }

    @Test
    void followsTheLogUntilItIsToldToEnd() throws Exception {
        headwater.succeed("start");
        assertThat(headwater.succeed("logs", "--lines", "1")).hasLineCount(1);
        try (Jar logs = headwater.begin("logs", "--follow", "-n", "1")) {
            logs.await(() -> logs.out().contains("Routes from"), "the last line so far");
            headwater.succeed("stop");
            logs.await(() -> logs.out().contains("Stopping"), "the line of the stop");
            assertThat(logs.out()).doesNotContain("is running");
            assertThat(logs.isRunning()).isTrue();
            // Not by SIGINT: where these tests run in the background of a shell, it is ignored from the start.
            logs.terminate();
            assertThat(logs.exitStatus()).isEqualTo(143);
            assertThat(logs.err()).isEmpty();
        }
    }

    private static JsonNode flow(JsonNode status, String id) {
        for (JsonNode flow : status.at("/flows")) {
            if (flow.at("/id").asText().equals(id)) {
                return flow;
            }
        }
        throw new AssertionError("no flow " + id + " in " + status);
    }

    /** Asks until there is something, and not 0, at a place. */
    private JsonNode awaitStatus(String place) throws Exception {
        for (int attempt = 0; attempt < 60; attempt++) {
            JsonNode status = headwater.status();
            JsonNode found = status.at(place);
            if (!found.isMissingNode() && !found.isNull() && !(found.isNumber() && found.asLong() == 0)) {
                return status;
            }
        }
        throw new AssertionError("nothing at " + place + " in " + headwater.status());
    }
}
