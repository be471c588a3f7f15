package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.kinesis.KinesisClients;
import io.headwater.kinesis.KinesisCredentials;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.publishing.Order;
import io.headwater.receipts.Receipt;
import io.headwater.receipts.Receipt.Outcome;
import io.headwater.receipts.Receipt.Target;
import io.headwater.verification.DeliveredFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** {@code headwater verify}: what it finds, says and returns, of streams that hold more or less than they should. */
@Timeout(60)
class VerifyTest {
    private static final String FILE = "id,k\n1,a\n2,a\n3,b\n4,b\n5,a\n";
    private static LocalKinesis kinesis;
    private static KinesisClients clients;
    private static KinesisAsyncClient client;

    @TempDir
    private Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String stream = "";

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(
                LocalKinesisConfig.defaults().withoutShardLimits().withPort(0).withMemoryBudgetBytes(4 * 1024 * 1024));
        clients = new KinesisClients(4);
        client = clients.client(
                new KinesisTarget("us-west-2", Optional.of(kinesis.endpoint()), new KinesisCredentials.MadeUp()));
    }

    @AfterAll
    static void stop() {
        clients.close();
        kinesis.close();
    }

    @BeforeEach
    void makeStream(TestInfo test) {
        stream = test.getTestMethod().orElseThrow().getName();
        kinesis.createStream(stream, 2);
    }

    private DeliveredFile file(String content, String key) throws IOException {
        return new DeliveredFile(temp.resolve("x.csv"), content, key, stream);
    }

    private int verify(Path receipt, String... more) {
        CommandLine commandLine = Headwater.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "verify";
        arguments[1] = receipt.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return commandLine.execute(arguments);
    }

    private int verify(DeliveredFile file, Order order) throws IOException {
        return verify(file.write(file.receipt(kinesis.endpoint().toString(), order)));
    }

    private JsonNode json(DeliveredFile file, int exitStatus) throws IOException {
        assertThat(verify(file.write(file.receipt(kinesis.endpoint().toString(), Order.PER_KEY)), "--json"))
                .isEqualTo(exitStatus);
        assertThat(out.toString()).hasLineCount(1).endsWith("\n");
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void everyRowThereInOrderIsVerified() throws Exception {
        assertThat(verify(file(FILE, "k").put(client, 2, 0, 3, 1, 4), Order.PER_KEY))
                .isZero();

        assertThat(out.toString())
                .startsWith(temp.resolve("x.csv.receipt.json") + "\n")
                .contains(
                        "  Rows in the file               5  x.csv, SHA-256 as in the receipt\n",
                        "  Present                        5\n",
                        "  Missing                        0\n",
                        "Verified: every row is there, in the order of the file for each key.\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMissingRowIsNamedByItsLine() throws Exception {
        String file = "id,k\n1,a\n\n\"2\n2\",a\ntoo,many,columns\n4,a\n5,a\n6,a";
        assertThat(verify(file(file, "k").put(client, 0, 2, 3), Order.PER_KEY)).isEqualTo(1);

        assertThat(out.toString())
                .contains("  rejected                     1  the same again\n", "2  lines 5, 9\n")
                .endsWith("Rows are missing: 2 of 5.\n\n");
    }

    @Test
    void aRowThatIsThereTwiceIsToldAndNoFault() throws Exception {
        JsonNode verdict = json(file(FILE, "k").put(client, 0, 1, 2, 3, 1, 4), 0);

        assertThat(verdict.path("verdict").asText()).isEqualTo("verified");
        assertThat(verdict.path("duplicates").asLong()).isEqualTo(1);
        assertThat(verdict.path("firstDuplicates").get(0).path("sequenceNumber").asText())
                .matches("\\d+");
        assertThat(verdict.path("rowsPossiblyDuplicated").asLong()).isEqualTo(3);
    }

    @Test
    void rowsOfAKeyInAnotherOrderAreAFaultWhereOrderWasAskedFor() throws Exception {
        JsonNode verdict = json(file(FILE, "k").put(client, 1, 0, 2, 3, 4), 1);

        assertThat(verdict.path("verdict").asText()).isEqualTo("wanting");
        assertThat(verdict.path("late").asLong()).isEqualTo(1);
        assertThat(verdict.path("firstLate").get(0))
                .hasToString("{\"row\":1,\"line\":2,\"after\":{\"row\":2,\"line\":3}}");
    }

    @Test
    void andAreOnlyToldWhereNoneWas() throws Exception {
        assertThat(verify(file(FILE, "k").put(client, 1, 0, 2, 3, 4), Order.NONE))
                .isZero();

        assertThat(out.toString())
                .contains("1  by partition key; none was asked for; first line 2, which came after line 3")
                .endsWith("Verified: every row is there.\n\n");
    }

    @Test
    void recordsOfOthersInBetweenAreNoFault() throws Exception {
        DeliveredFile file = file(FILE, "k").put(client, 0, 1);
        client.putRecord(request -> request.streamName(stream).partitionKey("a").data(SdkBytes.fromUtf8String("{}")))
                .join();

        JsonNode verdict = json(file.put(client, 2, 3, 4), 0);

        assertThat(verdict.path("foreign").asLong()).isEqualTo(1);
    }

    @Test
    void withRandomKeysOnlyTheDataIsCompared() throws Exception {
        JsonNode verdict = json(file(FILE, "random").put(client, 4, 3, 2, 1, 0), 0);

        assertThat(verdict.path("present").asLong()).isEqualTo(5);
        assertThat(verdict.path("orderChecked").asBoolean()).isFalse();
    }

    @Test
    void aFileWithoutRowsIsVerifiedWithoutReadingAnything() throws Exception {
        assertThat(verify(file("id,k\n", "k"), Order.STRICT)).isZero();
    }

    @Test
    void anotherFileThanTheOneDeliveredIsNotTakenForIt() throws Exception {
        DeliveredFile file = file(FILE, "k").put(client, 0, 1, 2, 3, 4);
        Path receipt = file.write(file.receipt(kinesis.endpoint().toString(), Order.PER_KEY));
        Files.writeString(temp.resolve("x.csv"), FILE.replace('5', '6'));

        assertThat(verify(receipt)).isEqualTo(2);
        assertThat(err.toString())
                .contains("it is not the file that was delivered: its SHA-256 is")
                .hasLineCount(1);

        Files.delete(temp.resolve("x.csv"));
        assertThat(verify(receipt)).isEqualTo(2);
        assertThat(err.toString()).contains("the file of the receipt: it does not exist. Put it beside the receipt.");
    }

    @Test
    void otherCountsThanTheReceiptsAreNotPassedOver() throws Exception {
        DeliveredFile file = file(FILE + "bad\n", "k").put(client, 0, 1, 2, 3, 4);
        Receipt right = file.receipt(kinesis.endpoint().toString(), Order.PER_KEY);
        for (Receipt.Rows rows :
                new Receipt.Rows[] {new Receipt.Rows(6, 4, 2, 0, List.of()), new Receipt.Rows(6, 6, 0, 0, List.of())}) {
            assertThat(verify(file.write(new Receipt(
                            right.file(),
                            rows,
                            right.rejectedFile(),
                            right.target(),
                            right.making(),
                            right.requests(),
                            right.shards(),
                            right.started(),
                            right.finished(),
                            right.runs(),
                            right.replay(),
                            right.outcome()))))
                    .isEqualTo(2);
        }
        assertThat(err.toString()).hasLineCount(2).contains("The file is the same, so it was read by other rules");
    }

    @Test
    void aStreamMadeAnewUnderTheSameNameDoesNotHaveTheRows() throws Exception {
        DeliveredFile file = file(FILE, "k").put(client, 0, 1, 2, 3, 4);
        client.deleteStream(request -> request.streamName(stream)).join();
        assertThat(verify(file, Order.PER_KEY)).isEqualTo(2);
        kinesis.createStream(stream, 2);
        assertThat(verify(file, Order.PER_KEY)).isEqualTo(2);

        assertThat(err.toString()).hasLineCount(2).contains("is gone, or was made anew under the same name");
        assertThat(out.toString()).contains("Not verified.").doesNotContain("issing");
    }

    @Test
    void whatTheStreamForgotIsNotCalledMissing() throws Exception {
        DeliveredFile file = file(FILE, "k").put(client, 0, 1, 2, 3, 4);
        IntStream.range(0, 10).forEach(i -> {
            client.putRecord(request -> request.streamName(stream)
                            .partitionKey("a")
                            .data(SdkBytes.fromByteArray(new byte[900_000])))
                    .join();
        });

        assertThat(verify(file, Order.PER_KEY)).isEqualTo(2);

        assertThat(err.toString()).contains("it no longer holds record");
        assertThat(out.toString()).doesNotContain("issing");
    }

    @Test
    void anHttpEndpointCannotBeReadBack() throws Exception {
        DeliveredFile file = file(FILE, "k");
        Receipt receipt = file.receipt(kinesis.endpoint().toString(), Order.NONE);

        assertThat(verify(file.write(with(receipt, Target.http("http://localhost:8080/"), receipt.outcome()))))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "the rows went to http://localhost:8080/, which cannot be read back",
                        "of the 5 rows of x.csv with this SHA-256, 5 were acknowledged, each with a status of 200 to 299, and 0 set aside");
    }

    @Test
    void aFileThatFailedIsWanting() throws Exception {
        DeliveredFile file = file(FILE, "k");
        Receipt receipt = file.receipt(kinesis.endpoint().toString(), Order.NONE);

        assertThat(verify(file.write(
                        with(receipt, receipt.target(), Outcome.failed(Optional.of(4L), "2 columns, not 3")))))
                .isEqualTo(1);

        assertThat(out.toString()).contains("Not delivered: line 4: 2 columns, not 3\n");
    }

    private static Receipt with(Receipt receipt, Target target, Outcome outcome) {
        return new Receipt(
                receipt.file(),
                receipt.rows(),
                receipt.rejectedFile(),
                target,
                receipt.making(),
                receipt.requests(),
                receipt.shards(),
                receipt.started(),
                receipt.finished(),
                receipt.runs(),
                receipt.replay(),
                outcome);
    }

    @Test
    void oneReceiptThatCannotBeReadDoesNotKeepTheOthersFromBeingVerified() throws Exception {
        DeliveredFile file = file(FILE, "k").put(client, 0, 1, 2, 3, 4);
        Path good = file.write(file.receipt(kinesis.endpoint().toString(), Order.PER_KEY));
        Path bad = Files.write(temp.resolve("y.csv.receipt.json"), "id,k\n".getBytes(StandardCharsets.UTF_8));

        assertThat(verify(bad, good.toString())).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("headwater: Reading the receipt " + bad + ": it is not JSON")
                .hasLineCount(1);
        assertThat(out.toString()).contains(bad + "\nNot verified.\n", good + "\n", "Verified: every row is there");
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamed() throws Exception {
        DeliveredFile file = file(FILE, "k").put(client, 0, 1, 2, 3, 4);
        String nobody = "http://127.0.0.1:1/";

        assertThat(verify(file.write(file.receipt(nobody, Order.PER_KEY)))).isEqualTo(2);

        assertThat(err.toString()).contains("Reading stream '" + stream + "'").doesNotContain("\tat ");
    }
}
