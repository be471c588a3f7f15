package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients in JSON, as processes of their own: boto3 and the AWS CLI. */
class PythonClientsTest {
    /** What the boto3 script exits with when the Python that runs it has no boto3. */
    private static final int NO_BOTO3 = 42;

    private static LocalKinesis kinesis;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
    }

    @AfterAll
    static void stop() {
        kinesis.close();
    }

    @Test
    void boto3WorksAsWithTheRealOne() throws Exception {
        Path script = Path.of(PythonClientsTest.class
                .getResource("/kinesislocal/boto3_client.py")
                .toURI());
        for (String python : List.of("python3", "/usr/bin/python3", "python")) {
            Outcome outcome =
                    run(List.of(python, script.toString(), kinesis.endpoint().toString()));
            if (outcome.started() && outcome.status() != NO_BOTO3) {
                assertThat(outcome.output()).isEqualToIgnoringNewLines("boto3 saw what it expected");
                return;
            }
        }
        fail("No python3 here can import boto3. Install it (Debian: apt-get install python3-boto3).");
    }

    @Test
    void theAwsCliPutsAndReads() throws Exception {
        kinesis.createStream("from-cli", 1);
        // What stands in the argument itself is text to version 1 of the CLI and base64 to version 2; a file is bytes
        // to both.
        Path data = Files.writeString(folder.resolve("data"), "hello");

        JsonNode put =
                aws("put-record", "--stream-name", "from-cli", "--partition-key", "k", "--data", "fileb://" + data);
        JsonNode iterator = aws(
                "get-shard-iterator",
                "--stream-name",
                "from-cli",
                "--shard-id",
                put.path("ShardId").asText(),
                "--shard-iterator-type",
                "TRIM_HORIZON");
        JsonNode read = aws(
                "get-records",
                "--shard-iterator",
                iterator.path("ShardIterator").asText());

        assertThat(read.path("Records")).singleElement().satisfies(record -> {
            assertThat(record.path("PartitionKey").asText()).isEqualTo("k");
            assertThat(record.path("SequenceNumber")).isEqualTo(put.path("SequenceNumber"));
            assertThat(record.path("Data").binaryValue()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void theAwsCliSplitsAndMerges() throws Exception {
        kinesis.createStream("split-by-cli", 1);
        String stream = "split-by-cli";

        aws(
                "split-shard",
                "--stream-name",
                stream,
                "--shard-to-split",
                "shardId-000000000000",
                "--new-starting-hash-key",
                "170141183460469231731687303715884105728");
        aws(
                "merge-shards",
                "--stream-name",
                stream,
                "--shard-to-merge",
                "shardId-000000000001",
                "--adjacent-shard-to-merge",
                "shardId-000000000002");

        JsonNode shards = aws("describe-stream", "--stream-name", stream)
                .path("StreamDescription")
                .path("Shards");
        assertThat(shards).hasSize(4);
        assertThat(shards.path(3).path("ParentShardId").asText()).isEqualTo("shardId-000000000001");
        assertThat(shards.path(3).path("AdjacentParentShardId").asText()).isEqualTo("shardId-000000000002");
        assertThat(shards.path(0).path("SequenceNumberRange").has("EndingSequenceNumber"))
                .isTrue();
    }

    private JsonNode aws(String... arguments) throws IOException, InterruptedException {
        for (String command : List.of("aws", "/usr/bin/aws")) {
            List<String> line = new ArrayList<>(
                    List.of(command, "--endpoint-url", kinesis.endpoint().toString()));
            line.addAll(List.of("--output", "json", "kinesis"));
            line.addAll(List.of(arguments));
            Outcome outcome = run(line);
            if (outcome.started()) {
                assertThat(outcome.status()).as(outcome.output()).isZero();
                return new ObjectMapper().readTree(outcome.output());
            }
        }
        return fail("The AWS CLI is not here. Install it (Debian: apt-get install awscli).");
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("AWS_ACCESS_KEY_ID", "any");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
        builder.environment().put("AWS_DEFAULT_REGION", "us-west-2");
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_PAGER", "");
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException notThere) {
            return new Outcome(false, -1, notThere.toString());
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return fail("%s did not end within 60 s: %s", command, Files.readString(output));
        }
        return new Outcome(true, process.exitValue(), Files.readString(output));
    }

    private record Outcome(boolean started, int status, String output) {}
}
