package io.headwater.source;

import static io.headwater.source.Reading.UNKEYED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.columns.ColumnChoice;
import io.headwater.publishing.Row;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publish.columns makes of the rows of a file, and which time rows have. */
class TypedColumnsTest {
    private static final String TRANSACTION = """
            TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD
            0,2018-04-01 00:00:31,596,3156,57.10,0
            """;

    @TempDir
    Path directory;

    private Reading read(String text, String columns) {
        return read(text, UNKEYED.withColumns(ColumnChoice.parse(columns)));
    }

    private Reading read(String text, CsvOptions options) {
        return Reading.of(Reading.file(directory, "x.csv", text), options, directory.resolve("rejected"));
    }

    private void refuses(String text, String columns, String message) {
        assertThatThrownBy(() -> read(text, columns))
                .isInstanceOf(SourceException.class)
                .hasMessage("Cannot publish " + directory.resolve("x.csv") + ": " + message);
    }

    @Test
    void sendsWhatIsNamedInThatOrderUnderThatName() {
        assertThat(read("a,b,c\n1,2,3\n", "c, a as x").json()).containsExactly("{\"c\":\"3\",\"x\":\"1\"}");
        assertThat(read("a,b,c,d\n1,2,3,4\n", "c, *, a").json())
                .containsExactly("{\"c\":\"3\",\"b\":\"2\",\"d\":\"4\",\"a\":\"1\"}");
        assertThat(read("a,b,c\n1,2,3\n", "-b").json()).containsExactly("{\"a\":\"1\",\"c\":\"3\"}");
        assertThat(read("\"a \"\"b\"\"\",\"c,d\"\n1,2\n", "\"c,d\", \"a \"\"b\"\"\" as \"a\"")
                        .json())
                .containsExactly("{\"c,d\":\"2\",\"a\":\"1\"}");
    }

    @Test
    void columnsOfTransactionsAreNumbersWhereNobodySaysOtherwise() {
        assertThat(read(TRANSACTION, "TX_AMOUNT as amount, CUSTOMER_ID:string, TX_FRAUD:boolean as fraud")
                        .json())
                .containsExactly("{\"amount\":57.10,\"CUSTOMER_ID\":\"596\",\"fraud\":false}");
        assertThat(read(TRANSACTION, "-TX_DATETIME, -TX_FRAUD, -TERMINAL_ID, *:string")
                        .json())
                .containsExactly("{\"TRANSACTION_ID\":\"0\",\"CUSTOMER_ID\":\"596\",\"TX_AMOUNT\":\"57.10\"}");
        assertThat(read(TRANSACTION, "TX_DATETIME:timestamp as at, TX_DATETIME").json())
                .containsExactly("{\"at\":\"2018-04-01T00:00:31Z\",\"TX_DATETIME\":\"2018-04-01 00:00:31\"}");
    }

    @Test
    void everyTypeWritesItsValuesAndNullForNothing() {
        String text = "n,b,t,s\n1.50,Yes,2018-04-01 02:00:00.5+02:00,x\n,,,\n-0,off,1522540831,1\n";
        assertThat(read(text, "n:number, b:boolean, t:timestamp, s:string").json())
                .containsExactly(
                        "{\"n\":1.50,\"b\":true,\"t\":\"2018-04-01T00:00:00.500Z\",\"s\":\"x\"}",
                        "{\"n\":null,\"b\":null,\"t\":null,\"s\":\"\"}",
                        "{\"n\":-0,\"b\":false,\"t\":\"2018-04-01T00:00:31Z\",\"s\":\"1\"}");
    }

    @Test
    void theUsualWordsAreTrueOrFalse() {
        for (String word : List.of("true", "TRUE", "t", "yes", "Y", "on", "1")) {
            assertThat(read("a\n" + word + "\n", "a:boolean").json()).as(word).containsExactly("{\"a\":true}");
        }
        for (String word : List.of("false", "False", "f", "NO", "n", "Off", "0")) {
            assertThat(read("a\n" + word + "\n", "a:boolean").json()).as(word).containsExactly("{\"a\":false}");
        }
        for (String word : List.of("2", "tru", "truee", "yess", "-1", "1.0", "ja", "null")) {
            assertThat(read("a\n" + word + "\n", "a:boolean").rows()).as(word).isEmpty();
        }
    }

    @Test
    void aValueThatIsNotOfItsTypeMakesABadRow() {
        Reading reading = read(
                "n,b,t\n1,maybe,\n1,1,2018-02-29\nx,1,\n2,0,2020-02-29\n",
                "n:number as N, b:boolean as B, t:timestamp as T");
        assertThat(reading.json()).containsExactly("{\"N\":2,\"B\":false,\"T\":\"2020-02-29T00:00:00Z\"}");
        assertThat(reading.rejected())
                .contains("\n2,\"b is 'maybe', which is not one of true, t, yes, y, on, 1, false, f, no, n, off, 0\",")
                .contains("\n3,\"t is '2018-02-29', which is not a time like 2018-04-01 00:00:31,"
                        + " 2018-04-01T00:00:31.5+02:00, or seconds or milliseconds since 1970\",1,1,2018-02-29\n")
                .contains("\n4,\"n is 'x', which is not a number as JSON writes it\",x,1,\n");
    }

    @Test
    void whatIsNotSentMayBeAnything() {
        assertThat(read(TRANSACTION.replace("57.10", "much"), "-TX_AMOUNT").rows())
                .hasSize(1);
    }

    @Test
    void theKeysColumnAndTheTimesNeedNotBeSent() {
        CsvOptions options = CsvOptions.keyedBy(PartitionKey.column("CUSTOMER_ID"))
                .withColumns(ColumnChoice.parse("TX_AMOUNT"))
                .withReplay(new Replay("TX_DATETIME", 1));
        Reading reading = read(TRANSACTION, options);
        assertThat(reading.json()).containsExactly("{\"TX_AMOUNT\":57.10}");
        assertThat(reading.keys()).containsExactly("596");
        assertThat(reading.rows()).extracting(Row::eventTimeMillis).containsExactly(1_522_540_831_000L);
    }

    @Test
    void rowsHaveATimeOnlyWhenTheyAreReplayed() {
        assertThat(read(TRANSACTION, UNKEYED).rows())
                .extracting(Row::eventTimeMillis)
                .containsExactly(Row.NO_EVENT_TIME);
    }

    @Test
    void aRowThatIsReplayedNeedsATime() {
        Reading reading = read("at,n\n,1\nnoon,2\n1522540831.9999,3\n", UNKEYED.withReplay(new Replay("at", 1)));
        assertThat(reading.rows()).extracting(Row::eventTimeMillis).containsExactly(1_522_540_831_999L);
        assertThat(reading.rejected())
                .contains("\n2,\"the event time, at, is empty\",,1\n")
                .contains("\n3,\"the event time, at, is 'noon', which is not a time like 2018-04-01 00:00:31, ");
    }

    @Test
    void aFileWithoutTheTimesColumnIsNotReplayed() {
        assertThatThrownBy(() -> read("a,b\n1,2\n", UNKEYED.withReplay(new Replay("TX_DATETIME", 1))))
                .isInstanceOf(SourceException.class)
                .hasMessage("Cannot publish " + directory.resolve("x.csv")
                        + ": the event time is to be column TX_DATETIME, and the header has no such column; it has a, b."
                        + " Set publish.event-time-column to one of these, or publish.replay-speed to 0.");
    }

    @Test
    void theColumnsOfAMendedFileAreThoseOfItsRows() {
        String mended = RejectedRows.LINE_COLUMN + "," + RejectedRows.REASON_COLUMN + ",a,b\n2,why,1,2\n";
        CsvOptions options =
                UNKEYED.withColumns(ColumnChoice.parse("b:number, *")).withReplay(new Replay("a", 1));
        assertThat(read(mended, options).json()).containsExactly("{\"b\":2,\"a\":\"1\"}");
        assertThat(read(mended, options).rows())
                .extracting(Row::eventTimeMillis)
                .containsExactly(1000L);
    }

    @Test
    void aColumnThatTheFileLacksIsAnErrorThatNamesThoseItHas() {
        String remedy = ", and the header has no such column; it has a, b."
                + " Set publish.columns to some of these, or to nothing for all.";
        refuses("a,b\n1,2\n", "a, c:number, d", "publish.columns names c, d" + remedy);
        // What must not be sent would be, for a slip of the pen.
        refuses("a,b\n1,2\n", "-B", "publish.columns names B" + remedy);
    }

    @Test
    void aFileOfWhichNothingWouldBeLeftIsAnError() {
        refuses("a,b\n1,2\n", "-a, -b", "publish.columns drops all of its columns, a, b. Leave at least one.");
    }

    @Test
    void aNewNameThatAnotherColumnHasIsAnError() {
        refuses(
                "a,b\n1,2\n",
                "a as b, *",
                "with publish.columns both its column a and its column b would be sent as b, and a JSON object has each"
                        + " name once. Give the one that is renamed another name, or drop the other.");
        assertThat(read("a,b\n1,2\n", "a as b, -b, *").json()).containsExactly("{\"b\":\"1\"}");
        assertThat(read("a,b\n1,2\n", "a as b, b as a").json()).containsExactly("{\"b\":\"1\",\"a\":\"2\"}");
    }
}
