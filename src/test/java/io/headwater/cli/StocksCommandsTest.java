package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.formats.BarCsv;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code headwater stocks}: files, words and exit statuses. */
@Timeout(60)
class StocksCommandsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final String[] JANUARY = {"--from=2020-01-01", "--to=2020-01-31"};

    @TempDir
    private Path temp;

    private final Yahoo yahoo = new Yahoo()
            .list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(FIRST, FIRST.plusYears(1)))
            .list("MSFT", Yahoo.NEW_YORK, Yahoo.weekdays(FIRST, FIRST.plusYears(1)));
    private final StockServer server = StockServer.start(yahoo);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> settings = new LinkedHashMap<>();

    @BeforeEach
    void set() {
        settings.put("stocks.yahoo.url", server.url().toString());
        settings.put("stocks.yahoo.cookie-url", server.url() + "/cookie");
        settings.put("stocks.cache.directory", temp.resolve("cache").toString());
        settings.put("stocks.csv.directory", temp.resolve("csv").toString());
        settings.put("stocks.spacing", "0ms");
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void stop() {
        settings.keySet().forEach(System::clearProperty);
        server.close();
    }

    private int stocks(String command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine = Headwater.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("stocks"));
        all.addAll(List.of(command.split(" ", -1)));
        all.addAll(List.of(arguments));
        return commandLine.execute(all.toArray(String[]::new));
    }

    private String lastWords() {
        return err.toString().lines().reduce("", (before, line) -> line);
    }

    @Test
    void printsTheHistoryOfASymbolInAnyCase() {
        assertThat(stocks("download aapl", JANUARY)).as(err.toString()).isZero();

        assertThat(out.toString()).isEqualTo(BarCsv.write(yahoo.bars("AAPL", FIRST, FIRST.plusDays(30))));
        assertThat(err.toString()).startsWith("AAPL          23 rows  2020-01-01 to 2020-01-31  from yahoo\n");
        assertThat(lastWords()).isEqualTo("rows from network 23, from cache 0, requests 1");

        assertThat(stocks("download AAPL", "--from=2020-01-02", "--to=2020-01-02"))
                .isZero();
        assertThat(out.toString()).hasLineCount(2);
        assertThat(lastWords()).isEqualTo("rows from network 0, from cache 1, requests 0");
    }

    @Test
    void writesSeveralSymbolsIntoOneFile() throws Exception {
        Path csv = temp.resolve("two.csv");
        Path json = temp.resolve("two.json");

        assertThat(stocks("download AAPL msft AAPL --output=" + csv, JANUARY)).isZero();
        assertThat(stocks("download AAPL MSFT --output=" + json, JANUARY)).isZero();

        assertThat(Files.readAllLines(csv)).hasSize(47).element(46).asString().startsWith("MSFT,2020-01-31,");
        JsonNode rows = new ObjectMapper().readTree(json.toFile());
        assertThat(rows).hasSize(46);
        assertThat(rows.get(45).get("Symbol").textValue()).isEqualTo("MSFT");
        assertThat(out.toString()).isEmpty();
        assertThat(lastWords()).isEqualTo("rows from network 0, from cache 46, requests 0");
    }

    @Test
    void aRangeWithoutTradingIsNoFailure() {
        assertThat(stocks("download AAPL --from=2020-01-04 --to=2020-01-05")).isZero();

        assertThat(out.toString()).hasLineCount(1);
        assertThat(err.toString()).contains("0 rows  no trading from 2020-01-04 to 2020-01-05");
    }

    @Test
    void anUnknownSymbolIsToldWithNearOnesAndNothingIsWritten() {
        Path file = temp.resolve("x.csv");

        assertThat(stocks("download AAPL APPL MFST --output=" + file, JANUARY)).isEqualTo(1);

        assertThat(err.toString())
                .contains(
                        "headwater: There is no symbol APPL",
                        "Did you mean AAPL (AAPL Inc.)?",
                        "Did you mean MSFT (MSFT Inc.)?")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
        assertThat(file).doesNotExist();
        assertThat(lastWords()).isEqualTo("rows from network 23, from cache 0, requests 5");
    }

    @Test
    void wrongOptionsAreToldAtOnceBeforeAnybodyIsAsked() {
        assertThat(stocks("download", "a b", "AAPL", "--from=2020-13-01", "--to=x", "--format=xml", "--output="))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "SYMBOL 'a b': must be 1 to 24 letters",
                        "--from = '2020-13-01': must be a day like 2020-01-31, from 1800 to 2199.",
                        "--to = 'x': must be a day",
                        "--format = 'xml': must be csv or json.",
                        "--output = '': must be a file");
        assertThat(stocks("download AAPL --from=2020-02-01 --to=2020-01-01")).isEqualTo(2);
        assertThat(err.toString()).contains("--from = '2020-02-01': must be a day that is not after --to=2020-01-01.");
        assertThat(stocks("download AAPL --from=-999999999-01-01 --to=+999999999-12-31"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--from = '-999999999-01-01'", "--to = '+999999999-12-31'");
        assertThat(stocks("download")).isEqualTo(2);
        assertThat(stocks("search", " ")).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFileThatExistsIsReplacedByForceOnly() throws Exception {
        Path file = Files.writeString(temp.resolve("x.csv"), "mine");

        assertThat(stocks("download AAPL --output=" + file, JANUARY)).isEqualTo(1);
        assertThat(err.toString()).contains(file + " exists already. Nothing was written. --force replaces it");
        assertThat(server.requests()).isEmpty();
        assertThat(stocks("download AAPL --force --output=" + file, JANUARY)).isZero();
        assertThat(Files.readString(file)).startsWith("Date,");
        assertThat(stocks("download AAPL --force --output=" + temp, JANUARY)).isEqualTo(1);
        assertThat(err.toString()).contains("is a folder");
    }

    @Test
    void offlineWhatIsCachedIsGivenAndAllElseRefused() {
        stocks("download AAPL", JANUARY);

        assertThat(stocks("download AAPL --offline", JANUARY)).isZero();
        assertThat(stocks("download MSFT --offline", JANUARY)).isEqualTo(1);
        assertThat(err.toString()).contains("none of it is cached", "yahoo: not asked, offline");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void withoutANetworkTheSampleIsLabelledInEveryOutput() throws Exception {
        server.close();
        Path file = temp.resolve("aapl.csv");

        assertThat(stocks("download AAPL --output=" + file, JANUARY)).isZero();

        assertThat(file).doesNotExist();
        assertThat(Files.readAllLines(temp.resolve("aapl.synthetic-sample.csv")))
                .hasSize(24)
                .startsWith("Date,Open,High,Low,Close,Adj Close,Volume,Source")
                .element(1)
                .asString()
                .endsWith(",synthetic sample");
        assertThat(err.toString())
                .contains(
                        "headwater: AAPL is a SYNTHETIC SAMPLE: these prices are made up.",
                        "SYNTHETIC SAMPLE, made up",
                        "and not to " + file);
        assertThat(stocks("download AAPL --format=json", JANUARY)).isZero();
        assertThat(out.toString()).contains("\"Source\":\"synthetic sample\"");
        assertThat(stocks("cache list")).isZero();
        assertThat(out.toString()).as("nothing made up is cached").hasLineCount(1);
    }

    @Test
    void searchPrintsATable() {
        assertThat(stocks("search apple")).isZero();
        assertThat(out.toString()).isEqualTo("""
                SYMBOL  NAME       EXCHANGE  TYPE
                AAPL    AAPL Inc.  NASDAQ    EQUITY
                """);
        assertThat(lastWords()).isEqualTo("rows from network 1, from cache 0, requests 1");

        assertThat(stocks("search zzz")).isEqualTo(1);
        assertThat(err.toString()).contains("yahoo finds nothing for 'zzz'.");
    }

    @Test
    void theCacheIsListedVerifiedAndCleared() throws Exception {
        stocks("download AAPL MSFT", JANUARY);
        stocks("download APPL", JANUARY);

        assertThat(stocks("cache list")).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("AAPL yahoo 23 2020-01-01 to 2020-01-31 "))
                .anyMatch(line -> line.startsWith("APPL yahoo 0 no such symbol"));
        assertThat(stocks("cache verify")).isZero();
        assertThat(out.toString()).isEqualTo("3 of 3 are as they were written.\n");

        Files.writeString(temp.resolve("cache/yahoo/MSFT.csv"), "x");
        assertThat(stocks("cache verify")).isEqualTo(1);
        assertThat(out.toString()).contains("MSFT from yahoo: ", "2 of 3 are as they were written.");
        assertThat(stocks("cache list msft")).isZero();
        assertThat(out.toString()).contains("damaged").hasLineCount(2);

        assertThat(stocks("cache clear aapl")).isZero();
        assertThat(out.toString()).isEqualTo("cleared AAPL from yahoo\n");
        assertThat(stocks("cache clear AAPL")).isEqualTo(1);
        assertThat(stocks("cache clear")).isZero();
        assertThat(stocks("cache list")).isZero();
        assertThat(out.toString()).hasLineCount(1);
    }

    @Test
    void everyCommandHelps() {
        for (String each :
                List.of("", "search ", "download ", "cache ", "cache list ", "cache verify ", "cache clear ")) {
            assertThat(stocks(each + "--help")).as(each).isZero();
            assertThat(out.toString()).contains("Usage: headwater stocks");
        }
    }
}
