package io.headwater.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts on disk: as they were written, and whatever else stands there. */
class ReceiptFileTest {
    @TempDir
    private Path temp;

    private Path file() {
        return temp.resolve("archive").resolve("x.csv.receipt.json");
    }

    private String written(Receipt receipt) throws IOException {
        ReceiptFile.write(file(), receipt);
        return Files.readString(file());
    }

    private Receipt read(String text) throws IOException {
        Files.createDirectories(temp.resolve("archive"));
        Files.write(file(), text.getBytes(StandardCharsets.ISO_8859_1));
        return ReceiptFile.read(file());
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        for (Receipt receipt : new Receipt[] {Receipts.full(), Receipts.sparse()}) {
            ReceiptFile.write(file(), receipt);

            assertThat(ReceiptFile.read(file())).isEqualTo(receipt);
        }
        try (Stream<Path> files = Files.list(temp.resolve("archive"))) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void isWrittenForPeopleToRead() throws IOException {
        assertThat(written(Receipts.full()))
                .startsWith("{\n  \"version\" : 1,\n  \"file\" : {\n    \"name\" : \"x.csv\",\n")
                .contains("\"order\" : \"per-key\"", "\"finished\" : \"2026-01-31T12:00:01.234Z\"")
                .endsWith("}\n");
        assertThat(written(Receipts.sparse())).doesNotContain("rejectedFile", "replay", "null");
    }

    @Test
    void standsBesideItsFileAndIsFoundFromThereOrByName() throws IOException {
        Path archived = temp.resolve("archive").resolve("x.csv");
        assertThat(ReceiptFile.of(archived)).isEqualTo(file());
        assertThat(ReceiptFile.fileOf(file(), Receipts.full())).isEqualTo(Path.of("source_archive/x.csv"));

        Files.createDirectories(temp.resolve("archive"));
        Files.createFile(archived);
        assertThat(ReceiptFile.fileOf(file(), Receipts.full())).isEqualTo(archived);
    }

    @Test
    void whatALaterHeadwaterAddsIsOverlooked() throws IOException {
        String more = written(Receipts.full())
                .replace("\"rows\" : {", "\"mood\" : [1, {\"x\": null}],\n  \"rows\" : {\n    \"seen\" : -1,");

        assertThat(read(more)).isEqualTo(Receipts.full());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"read\" : 100'        | '\"reed\" : 100'           | rows.read is missing; it must be a whole number, 0 or more",
                "'\"read\" : 100'        | '\"read\" : -100'          | rows.read is -100; it must be a whole number",
                "'\"read\" : 100'        | '\"read\" : 1e2'           | rows.read is 100.0; it must be a whole number",
                "'\"read\" : 100'        | '\"read\" : 99999999999999999999' | it must be a whole number",
                "'\"read\" : 100'        | '\"read\" : null'          | rows.read is missing",
                "'\"read\" : 100'        | '\"read\" : 101'           | it says that 101 rows were read, and that 97 were delivered and 3 rejected",
                "'\"read\" : 100'        | '\"read\" : 100, \"read\" : 100' | it is not JSON: Duplicate field 'read'",
                "per-key                 | sorted                     | 'making.order is \"sorted\"; it must be one of none, per-key, strict'",
                "'\"aggregated\" : false'| '\"aggregated\" : 0'       | making.aggregated is 0; it must be true or false",
                "'\"497\"'               | 497                        | 'shards[0].lastSequenceNumber is 497; it must be a sequence number'",
                "'\"501\"'               | '\"5O1\"'                  | 'shards[1].lastSequenceNumber is \"5O1\"'",
                "0123456789abcdef        | x                          | file.sha256 is",
                "'\"started\" : \"2026'  | '\"started\" : \"26'       | 'started is \"26-01-31T12:00:00Z\"; it must be a time like'",
                "shardId-000000000001    | shardId-000000000000       | shards has shardId-000000000000 twice",
                "'\"stream\" : \"payments\"' | '\"stream\" : \"\"'  | target.region or target.stream is empty",
                "'\"runs\" : 2'          | '\"runs\" : 0'             | 'runs is 0; it must be a whole number, 1 or more'",
                "'\"version\" : 1'       | '\"version\" : 2'          | 'it is of version 2, this Headwater knows versions up to 1'",
            })
    void saysWhatIsWrongWithWhichReceipt(String right, String wrong, String said) throws IOException {
        String text = written(Receipts.full());
        assertThat(text).contains(right);

        assertThatThrownBy(() -> read(text.replace(right, wrong)))
                .isInstanceOf(ReceiptException.class)
                .hasMessageStartingWith("Reading the receipt " + file() + ": ")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "7", "{", "{} {}", "CUSTOMER_ID\n1\n", "{\"version\": \"1\"}", "\u00FF\u00FE{"
            })
    void whatIsNoReceiptIsCalledSo(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ReceiptException.class)
                .hasMessageStartingWith("Reading the receipt " + file() + ": ");
    }

    @Test
    void saysThatThereIsNone() {
        assertThatThrownBy(() -> ReceiptFile.read(file()))
                .isInstanceOf(ReceiptException.class)
                .hasMessage("Reading the receipt " + file() + ": it does not exist.");
        assertThatThrownBy(() -> ReceiptFile.read(temp)).isInstanceOf(ReceiptException.class);
    }
}
