package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Order;
import io.headwater.verification.DeliveredFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit status and words of the commands that end by themselves, and of starts that fail. */
class CommandLineIT {
    private static final Map<String, String> ANY_PORT = Map.of("KINESIS_LOCAL_PORT", "0");

    @TempDir
    Path temp;

    private int folders;

    private Path folder() throws Exception {
        return Files.createDirectory(temp.resolve("folder-" + ++folders));
    }

    /** All at once: most of a start is waiting for the disk. */
    @Test
    void saysInOneSentenceWhyItCannotStart() throws Exception {
        Map<String, Jar> failing = new LinkedHashMap<>();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path misspelt = folder();
            Files.writeString(misspelt.resolve("application.properties"), "publish.batchsize=100\n");
            failing.put(
                    "publish.batchsize: there is no such setting (did you mean publish.batch-size?)",
                    Jar.start(misspelt, ANY_PORT));
            failing.put(
                    "publish.batch-size = 'many' (from the environment variable PUBLISH_BATCH_SIZE): must be a whole number from 1 to 10000.",
                    Jar.start(folder(), Map.of("PUBLISH_BATCH_SIZE", "many")));
            failing.put(
                    "no route has the id publish-to-nowhere. The routes allow: http, kinesis.",
                    Jar.start(folder(), Map.of("PUBLISH_TO", "nowhere", "KINESIS_LOCAL_PORT", "0")));
            failing.put(
                    String.valueOf(taken.getLocalPort()),
                    Jar.start(folder(), Map.of("KINESIS_LOCAL_PORT", String.valueOf(taken.getLocalPort()))));
            Path broken = folder();
            Files.createDirectory(broken.resolve("routes"));
            Files.writeString(broken.resolve("routes/mine.camel.yaml"), "- route:\n    form: direct:x\n");
            failing.put("Unsupported field: form in file:routes/mine.camel.yaml, line 2", Jar.start(broken, ANY_PORT));
            Path unknownBean = folder();
            Files.createDirectory(unknownBean.resolve("routes"));
            Files.writeString(unknownBean.resolve("routes/mine.camel.yaml"), """
                    - route:
                        id: publish-to-kinesis
                        from:
                          uri: direct:publish-to-kinesis
                          steps:
                            - bean: {ref: noSuchBean}
                    """);
            failing.put("noSuchBean", Jar.start(unknownBean, ANY_PORT));

            SoftAssertions softly = new SoftAssertions();
            for (Map.Entry<String, Jar> start : failing.entrySet()) {
                try (Jar jar = start.getValue()) {
                    softly.assertThat(jar.exitStatus()).as(start.getKey()).isEqualTo(1);
                    softly.assertThat(jar.err())
                            .startsWith("headwater: ")
                            .contains(start.getKey())
                            .doesNotContain("\tat ");
                    softly.assertThat(jar.err().lines().count()).as(jar.err()).isLessThanOrEqualTo(2);
                    softly.assertThat(jar.out()).isEmpty();
                }
            }
            softly.assertAll();
        }
    }

    @Test
    void publishesGivenFilesAndSaysByItsExitStatusWhetherEachRowWasDelivered() throws Exception {
        Path good = Files.writeString(temp.resolve("good.csv"), "CUSTOMER_ID\n1\n2\n");
        Path bad = Files.writeString(temp.resolve("bad.csv"), "CUSTOMER_ID\n1\n2,3\n");
        Path nothing = Files.writeString(temp.resolve("empty.csv"), "");
        Path folder = folder();
        try (Jar delivered = Jar.start(folder, ANY_PORT, "publish", good.toString());
                Jar rejecting = Jar.start(folder(), ANY_PORT, "publish", bad.toString(), good.toString());
                Jar missing = Jar.start(folder(), ANY_PORT, "publish", "missing.csv", good.toString());
                Jar empty = Jar.start(folder(), ANY_PORT, "publish", nothing.toString())) {
            assertThat(delivered.exitStatus()).as(delivered.err()).isZero();
            assertThat(delivered.out()).contains("good.csv: 2 rows delivered").hasLineCount(1);
            assertThat(good).exists();
            assertThat(Jar.contents(folder)).allMatch(name -> name.endsWith("/"));

            assertThat(rejecting.exitStatus()).isEqualTo(1);
            assertThat(rejecting.out())
                    .contains("bad.csv: 1 rows delivered", "1 rejected", "good.csv: 2 rows delivered");

            assertThat(missing.exitStatus()).isEqualTo(1);
            assertThat(missing.err())
                    .contains("Cannot read missing.csv: it does not exist")
                    .doesNotContain("\tat ");
            assertThat(missing.out()).contains("good.csv: 2 rows delivered");

            assertThat(empty.exitStatus()).isEqualTo(1);
            assertThat(empty.err()).contains("empty.csv", "is empty").doesNotContain("\tat ");
        }
    }

    @Test
    void saysThatALocalKinesisThatEndedCannotBeReadBack() throws Exception {
        Path folder = folder();
        DeliveredFile file = new DeliveredFile(folder.resolve("x.csv"), "id,k\n1,a\n", "k", "payments");
        Path receipt = file.write(file.receipt("local", Order.NONE));
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (Jar jar = Jar.start(
                folder, Map.of("KINESIS_LOCAL_PORT", String.valueOf(free)), "verify", receipt.toString(), "--json")) {
            assertThat(jar.exitStatus()).as(jar.err()).isEqualTo(2);
            assertThat(jar.err())
                    .contains("Nothing answers on port " + free, "if it ended, the rows ended with it")
                    .hasLineCount(1);
            assertThat(jar.out())
                    .contains("\"verdict\":\"not-verifiable\"", "Nothing answers")
                    .hasLineCount(1);
        }
        try (Jar wrong = Jar.start(folder, Map.of("PUBLISH_BATCH_SIZE", "many"), "verify", receipt.toString())) {
            assertThat(wrong.exitStatus())
                    .as("1 would say that rows are missing")
                    .isEqualTo(2);
        }
    }

    @Test
    void helpsAndRefusesWhatItDoesNotKnow() throws Exception {
        Path folder = folder();
        List<Jar> jars = new ArrayList<>();
        for (String argument : List.of("--help", "--version", "--no-such-option", "no-such-command", "publish")) {
            jars.add(Jar.start(folder, Map.of(), argument));
        }
        assertThat(jars.get(0).exitStatus()).isZero();
        assertThat(jars.get(0).out()).contains("Usage: headwater", "run", "publish", "tail", "verify", "Exit status:");
        assertThat(jars.get(1).exitStatus()).isZero();
        assertThat(jars.get(1).out()).matches("headwater \\d+\\.\\d+\\.\\d+.*\\s*");
        assertThat(jars.get(2).exitStatus()).isEqualTo(2);
        assertThat(jars.get(2).err()).contains("--no-such-option");
        assertThat(jars.get(3).exitStatus()).isEqualTo(2);
        assertThat(jars.get(3).err()).contains("no-such-command");
        assertThat(jars.get(4).exitStatus()).isEqualTo(2);
        assertThat(jars.get(4).err()).contains("FILE");
        assertThat(Jar.contents(folder)).isEmpty();
    }
}
