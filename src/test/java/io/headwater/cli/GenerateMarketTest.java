package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code headwater generate market}: files, words and exit statuses. */
class GenerateMarketTest {
    @TempDir
    private Path temp;

    private final MarketCommand command = new MarketCommand();
    private final StringWriter out = command.out;
    private final StringWriter err = command.err;

    private int generate(String... options) {
        return command.generate(options);
    }

    private String file() {
        return temp.resolve("new/market.ndjson").toString();
    }

    @Test
    void writesMessagesIntoAFileAndTellsSoOnStandardError() throws Exception {
        assertThat(generate("--messages=1000", "--output=" + file())).isZero();

        assertThat(MarketCommand.parsed(Files.readAllLines(Path.of(file())))).hasSize(1_000);
        assertThat(temp.resolve("new")).isDirectoryNotContaining("glob:**/.*");
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(3)
                .contains(
                        "Messages 1,000 of 5 symbols, from 2026-01-05T14:30:00Z on",
                        "Bytes %,d in %s".formatted(Files.size(Path.of(file())), file()))
                .anyMatch(line -> line.matches("Seconds [0-9.]+ [0-9,]+ messages a second"));
    }

    @Test
    void writesNothingButMessagesToStandardOutput() throws Exception {
        assertThat(generate("--messages=1000", "--output=-")).isZero();
        assertThat(generate("--messages=1000", "--output=" + file())).isZero();

        assertThat(out.toString()).isEqualTo(Files.readString(Path.of(file())));
    }

    @Test
    void takesEveryOption() throws Exception {
        assertThat(generate(
                        "--seconds=100",
                        "--rate=2.5",
                        "--start=2026-01-05T21:00:00Z",
                        "--seed=4294967295",
                        "--symbols=IBM,BRK.B",
                        "--sentiment-lead=false",
                        "--indicators=all",
                        "--depth=2",
                        "--depth-every=1",
                        "--trading-hours=true",
                        "--stock-data-type=stock_price",
                        "--timestamp=iso8601",
                        "--symbol-on-indicators=true",
                        "--sentiment-range=0..1",
                        "--format=array",
                        "--output=-"))
                .isZero();

        JsonNode messages = new ObjectMapper().readTree(out.toString());
        assertThat(messages).hasSize(250);
        assertThat(messages.get(0).get("data_type").textValue()).isEqualTo("stock_price");
        assertThat(messages.get(0).get("stock_symbol").textValue()).isIn("IBM", "BRK.B");
        assertThat(messages.get(1).get("timestamp").textValue()).isEqualTo("2026-01-06T14:30:00.400000Z");
        assertThat(messages)
                .allMatch(each -> each.has("stock_symbol"))
                .allMatch(each -> each.path("sentiment_score").asDouble(0) >= 0)
                .anyMatch(each -> each.path("data_type").asText().equals("depth_snapshot")
                        && each.get("bids").size() == 2)
                .anyMatch(each -> each.path("indicator_name").asText().equals("Unemployment Rate"));
    }

    @Test
    void takesTheSharesOfAFile() throws Exception {
        Path shares = Files.writeString(temp.resolve("shares.csv"), "symbol,price\nXYZ,12.5\n");

        assertThat(generate("--messages=1", "--symbols-file=" + shares, "--output=-"))
                .isZero();
        assertThat(out.toString()).startsWith("{\"stock_symbol\":\"XYZ\",\"opening_price\":12.50,");

        assertThat(generate("--symbols=A", "--symbols-file=" + temp.resolve("none.csv"), "--output=-"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "--symbols = 'A' and --symbols-file = '" + temp.resolve("none.csv") + "': give one of them.",
                        "--symbols-file: Reading the symbols in " + temp.resolve("none.csv") + ": it does not exist.");
    }

    @Test
    void theSameSeedMakesTheSameBytesAndAnotherOthers() throws Exception {
        assertThat(generate("--messages=500", "--seed=7", "--output=" + file())).isZero();
        String first = Files.readString(Path.of(file()));
        assertThat(generate("--messages=500", "--seed=7", "--force", "--output=" + file()))
                .isZero();
        assertThat(Path.of(file())).hasContent(first.stripTrailing());
        assertThat(generate("--messages=500", "--seed=8", "--force", "--output=" + file()))
                .isZero();
        assertThat(Files.readString(Path.of(file()))).isNotEqualTo(first);
    }

    @Test
    void doesNotReplaceAFileUnlessForced() throws Exception {
        Path mine = Files.writeString(temp.resolve("mine"), "mine");

        assertThat(generate("--messages=10", "--output=" + mine)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith(
                        "headwater: Writing the messages: " + mine + " exists already. Nothing was written. --force")
                .hasLineCount(1);
        assertThat(mine).hasContent("mine");

        assertThat(generate("--messages=10", "--force", "--output=" + mine)).isZero();
        assertThat(Files.readAllLines(mine)).hasSize(10);
    }

    @Test
    void saysInASentenceThatItCannotWrite() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "mine");

        assertThat(generate("--force", "--output=" + temp)).isEqualTo(1);
        assertThat(generate("--output=" + file.resolve("market.ndjson"))).isEqualTo(1);

        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains(temp + " is a folder, which is not replaced."))
                .anyMatch(line -> line.contains("cannot be written: " + file + " is a file and stands where"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--messages=0 | --messages = '0': must be a whole number from 1 to 100000000000.",
                "--messages=1e3 | --messages = '1e3': must be a whole number",
                "--seconds=0 | --seconds = '0': must be a number above 0, and at --rate=0.67 not above 149253731343.",
                "--seconds=NaN | --seconds = 'NaN': must be a number above 0",
                "--messages=1 --seconds=1 | --messages = '1' and --seconds = '1': give one of them.",
                "--rate=0 | --rate = 0.0: must be a number from 0.001 to 1000000.",
                "--rate=fast | --rate = 'fast': must be a number from 0.001 to 1000000.",
                "--rate=0.001 --messages=100000000000 | --rate = 0.001: 100000000000 messages from 2026-01-05T14:30:00Z on would end after",
                "--start=today | --start = 'today': must be a time of UTC, like 2026-01-05T14:30:00Z.",
                "--start=1969-12-31T00:00:00Z | --start = 1969-12-31T00:00:00Z: must be in the years 1970 to 9998.",
                "--seed=-1 | --seed = -1: must be a whole number from 0 to 4294967295.",
                "--seed=x | --seed = 'x': must be a whole number from 0 to 4294967295.",
                "--symbols=A,A | --symbols: Symbol 'A' is there twice; name it once.",
                "--symbols= | --symbols: Symbol '': must be 1 to 16 capital letters",
                "--symbols=A,b | --symbols: Symbol 'b': must be 1 to 16 capital letters",
                "--sentiment-lead=no | --sentiment-lead = 'no': must be true or false.",
                "--indicators=cpi | --indicators = 'cpi': must be gdp or all.",
                "--stock-data-type=x | --stock-data-type = 'x': must be none, stock, stock_price or stock_symbol.",
                "--timestamp=iso | --timestamp = 'iso': must be epoch, long or iso8601.",
                "--sentiment-range=1 | --sentiment-range = '1': must be -1..1 or 0..1.",
                "--format=csv | --format = 'csv': must be ndjson or array.",
                "--output= | --output = '': must be a file, or - for standard output.",
                "--faults=lost=1 | --faults: 'lost' is no fault.",
                "--faults=late=2 | --faults: late is '2.0'. Allowed: a probability",
                "--faults=malformed=0.1 --format=array | a malformed message would cost the whole array",
                "--faults-manifest=x | --faults-manifest = 'x': there is nothing to note without --faults.",
                "--faults=late=1 --faults-manifest= | --faults-manifest = '': must be a file.",
                "--faults=late=1 --faults-manifest=x --output=./x | --faults-manifest = 'x': must be another file than --output.",
                "--depth=-1 | --depth = '-1': must be a whole number from 0 to 100.",
                "--depth=5 --depth-every=0 | --depth-every = '0': must be a whole number from 1 to 1000000.",
                "--lobster= | --lobster = '': must be a folder.",
                "--lobster=x --lobster-levels=0 | --lobster-levels = '0': must be a whole number from 1 to 100.",
                "--lobster-levels=5 | --lobster-levels = '5': there are no levels without --lobster."
            })
    void refusesWrongOptionsAndWritesNothing(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        if (!options.contains("--output")) {
            arguments.add("--output=" + file());
        }

        assertThat(generate(arguments.toArray(String[]::new))).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("headwater: ")
                .contains(message)
                .endsWith("See 'headwater generate market --help'." + System.lineSeparator())
                .hasLineCount(2);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void tellsOfAllWrongOptionsAtOnce() {
        assertThat(generate("--messages=x", "--rate=0", "--seed=-1", "--timestamp=x", "--format=x", "--symbols=a"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("--messages", "--rate", "--seed", "--timestamp", "--format", "--symbols")
                .hasLineCount(7);
    }

    /** As head does. */
    @Test
    void endsWhenTheReaderHasGoneAway() {
        Writer gone = new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThat(command.generate(new PrintWriter(gone), "--messages=100000000000", "--rate=1000000", "--output=-"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }
}
