package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main path of the jar, alone in an empty folder, read back by clients of other languages. */
class MainPathIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REFERENCE = Path.of("src/test/resources/transactions-2018-04-01.csv");
    private static final String STREAM = "cust-payment-txn-stream";
    private static final Map<String, String> ANYBODY =
            Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any", "AWS_DEFAULT_REGION", "us-west-2");

    @TempDir
    Path temp;

    @Test
    void publishesTheReferenceFileAndClientsOfOtherLanguagesReadItBack() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("empty"));
        try (Jar jar = Jar.start(
                        folder, Map.of("KINESIS_LOCAL_PORT", "0", "SOURCE_SETTLE", "50ms"), withoutRootsPower())
                .awaitRunning()) {
            Path unreadable = Files.writeString(folder.resolve("source").resolve("a.csv"), "CUSTOMER_ID\n1\n");
            Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
            Files.copy(REFERENCE, folder.resolve("source").resolve("reference.csv"));
            jar.awaitArchived("reference.csv");

            assertThat(folder.resolve("source_archive").resolve("reference.csv"))
                    .hasSameBinaryContentAs(REFERENCE);
            assertThat(unreadable).exists();
            assertThat(jar.err()).containsOnlyOnce("Cannot read source/a.csv: no permission");

            List<String> rows = Files.readAllLines(REFERENCE);
            String endpoint = "http://127.0.0.1:" + jar.kinesisPort();
            assertThat(readWithBoto3(folder, endpoint))
                    .containsExactlyInAnyOrderElementsOf(rows.subList(1, rows.size()));
            assertThat(rows).containsAll(readTheFirstHundredWithTheAwsCli(folder, endpoint));
            checkThatTailReads(folder, jar.kinesisPort());

            jar.terminate();
            // 128 + SIGTERM, as the shell and every orchestrator expect of a process that was told to end.
            assertThat(jar.exitStatus()).isEqualTo(143);
            assertThat(jar.err()).doesNotContain("\tat ");
            assertThat(Jar.contents(folder))
                    .containsExactlyInAnyOrder(
                            "source/",
                            "source/a.csv",
                            "source_archive/",
                            "source_archive/reference.csv",
                            "source_archive/reference.csv.receipt.json",
                            "state/",
                            "state/running.lock");
        }
    }

    /** Root may read everything: without these two powers permissions count for it as for anyone. */
    private static List<String> withoutRootsPower() {
        return System.getProperty("user.name").equals("root")
                ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
                : List.of();
    }

    private static List<String> readWithBoto3(Path folder, String endpoint) throws Exception {
        String script = Path.of("src/test/resources/read-stream-boto3.py")
                .toAbsolutePath()
                .toString();
        // Debian's own Python is the one that python3-boto3 is for, whichever comes first on the path.
        String python = Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        try (Jar boto3 = Jar.program(folder, Map.of(), List.of(python, script, endpoint, STREAM))) {
            assertThat(boto3.exitStatus()).as(boto3.err()).isZero();
            List<String> rows = new ArrayList<>();
            for (String line : boto3.out().lines().toList()) {
                int space = line.indexOf(' ');
                JsonNode row = JSON.readTree(line.substring(space + 1));
                assertThat(row.required("CUSTOMER_ID").asText()).isEqualTo(line.substring(0, space));
                rows.add(csv(row));
            }
            return rows;
        }
    }

    private static List<String> readTheFirstHundredWithTheAwsCli(Path folder, String endpoint) throws Exception {
        String iterator = aws(
                        folder,
                        endpoint,
                        "get-shard-iterator",
                        "--stream-name",
                        STREAM,
                        "--shard-id",
                        "shardId-000000000000",
                        "--shard-iterator-type",
                        "TRIM_HORIZON")
                .required("ShardIterator")
                .asText();
        JsonNode page = aws(folder, endpoint, "get-records", "--limit", "100", "--shard-iterator", iterator);
        List<String> rows = new ArrayList<>();
        for (JsonNode record : page.required("Records")) {
            byte[] data = Base64.getDecoder().decode(record.required("Data").asText());
            rows.add(csv(JSON.readTree(data)));
        }
        assertThat(rows).hasSize(100);
        return rows;
    }

    private static JsonNode aws(Path folder, String endpoint, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", endpoint, "--output", "json", "kinesis"));
        command.addAll(List.of(arguments));
        try (Jar aws = Jar.program(folder, ANYBODY, command)) {
            assertThat(aws.exitStatus()).as(aws.err()).isZero();
            return JSON.readTree(aws.out());
        } catch (java.io.IOException e) {
            throw new AssertionError("The AWS CLI is needed (Debian: apt-get install awscli): " + e.getMessage(), e);
        }
    }

    private static void checkThatTailReads(Path folder, int port) throws Exception {
        Map<String, String> environment = Map.of("KINESIS_LOCAL_PORT", String.valueOf(port));
        try (Jar all = Jar.start(folder, environment, "tail", "--no-follow", STREAM);
                Jar three = Jar.start(folder, environment, "tail", "-n", "3", STREAM);
                Jar missing = Jar.start(folder, environment, "tail", "no-such-stream")) {
            assertThat(all.exitStatus()).as(all.err()).isZero();
            assertThat(all.out().lines()).hasSize(9488).allMatch(line -> line.startsWith("{\"TRANSACTION_ID\":"));
            assertThat(three.exitStatus()).as(three.err()).isZero();
            assertThat(three.out().lines()).hasSize(3);
            assertThat(missing.exitStatus()).isEqualTo(1);
            assertThat(missing.err())
                    .contains("no-such-stream")
                    .doesNotContain("\tat ")
                    .hasLineCount(1);
        }
    }

    /** The row as it stood in the file: JSON numbers keep their digits. */
    private static String csv(JsonNode row) {
        List<String> values = new ArrayList<>();
        row.properties()
                .forEach(field -> values.add(
                        field.getKey().equals("TX_AMOUNT")
                                ? String.format(
                                        java.util.Locale.ROOT,
                                        "%.2f",
                                        field.getValue().asDouble())
                                : field.getValue().asText()));
        return String.join(",", values);
    }

    @Test
    void usesTheRoutesAndSettingsBesideIt() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("own"));
        Files.createDirectories(folder.resolve("in"));
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                folder.resolve("application.properties"),
                "source.directory=in\nsource.settle=50ms\nkinesis.local.port=0\npublish.to=file\nmy.file=taken\n",
                StandardCharsets.UTF_8);
        Files.copy(Path.of("routes/publish-files.camel.yaml"), folder.resolve("routes/publish-files.camel.yaml"));
        Files.writeString(folder.resolve("routes/publish-to-file.camel.yaml"), """
                - route:
                    id: publish-to-file
                    from:
                      uri: direct:publish-to-file
                      steps:
                        - setBody:
                            constant: taken
                        - to:
                            uri: file
                            parameters:
                              directoryName: "{{my.file}}"
                              fileName: batch.txt
                """);
        Files.writeString(folder.resolve("in/rows.csv"), "CUSTOMER_ID\n1\n2\n");
        try (Jar jar = Jar.start(folder, Map.of()).awaitRunning()) {
            jar.await(() -> Files.exists(folder.resolve("taken/batch.txt")), "the route's own file");
            assertThat(folder.resolve("taken/batch.txt")).hasContent("taken");
            // The route acknowledged nothing: the file stays.
            jar.await(() -> jar.err().contains("Archiving in/rows.csv: 2 rows were given"), "the error");
            assertThat(folder.resolve("in/rows.csv")).exists();
        }
    }
}
