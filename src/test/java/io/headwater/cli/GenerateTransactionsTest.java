package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code headwater generate transactions}: files, words and exit statuses. */
class GenerateTransactionsTest {
    private static final String FIRST = "transactions-2018-04-01.csv";

    @TempDir
    private Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int headwater(String... arguments) {
        CommandLine commandLine = Headwater.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    /** Three small days into the folder {@code out}, with further options. */
    private int generate(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("generate", "transactions", "--output=" + temp.resolve("out")));
        arguments.addAll(List.of("--customers=100", "--terminals=200", "--days=3"));
        arguments.addAll(List.of(more));
        return headwater(arguments.toArray(String[]::new));
    }

    private List<String> written() throws IOException {
        try (Stream<Path> paths = Files.list(temp.resolve("out"))) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private List<String> rows(String name) throws IOException {
        return Files.readAllLines(temp.resolve("out").resolve(name));
    }

    @Test
    void writesADayAFileAndTellsWhatItMade() throws Exception {
        assertThat(generate()).isZero();

        assertThat(written()).containsExactly(FIRST, "transactions-2018-04-02.csv", "transactions-2018-04-03.csv");
        int rows = 0;
        for (String name : written()) {
            rows += rows(name).size() - 1;
        }
        assertThat(rows(FIRST).get(1)).matches("0,2018-04-01 [0-9:]{8},\\d+,\\d+,\\d+[.]\\d\\d,\\d+,0,[01],[0123]");
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(7)
                .contains(
                        "Transactions " + rows + " from 2018-04-01 to 2018-04-03", "Files 3 in " + temp.resolve("out"))
                .anyMatch(line -> line.matches("Frauds \\d+ \\d\\.\\d{3} %"))
                .anyMatch(line -> line.matches("Seconds \\d+\\.\\d\\d"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void takesEveryOption() throws Exception {
        assertThat(generate(
                        "--radius=20",
                        "--start-date=2024-02-28",
                        "--seed=1000",
                        "--part=2/4",
                        "--labels=false",
                        "--format=ndjson"))
                .isZero();

        assertThat(written())
                .containsExactly(
                        "transactions-2024-02-28.part-2-of-4.ndjson",
                        "transactions-2024-02-29.part-2-of-4.ndjson",
                        "transactions-2024-03-01.part-2-of-4.ndjson");
        assertThat(rows("transactions-2024-02-28.part-2-of-4.ndjson").get(0))
                .startsWith("{\"TRANSACTION_ID\":10000000000,\"TX_DATETIME\":\"2024-02-28 ")
                .endsWith(",\"TX_TIME_DAYS\":0}");
    }

    @Test
    void anotherSeedMakesOtherTransactionsAndTheSameTheSame() throws Exception {
        assertThat(generate("--seed=500")).isZero();
        List<String> of500 = rows(FIRST);
        assertThat(generate("--seed=500", "--force")).isZero();
        assertThat(rows(FIRST)).isEqualTo(of500);
        assertThat(generate("--seed=900", "--force")).isZero();
        assertThat(rows(FIRST)).doesNotContainAnyElementsOf(of500.subList(1, of500.size()));
    }

    @Test
    void doesNotReplaceFilesUnlessForced() throws Exception {
        assertThat(generate()).isZero();
        Files.delete(temp.resolve("out/transactions-2018-04-02.csv"));
        Path first = Files.writeString(temp.resolve("out").resolve(FIRST), "mine");

        assertThat(generate()).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("headwater: Writing transactions to ")
                .contains(
                        "2 of the 3 files to be written exist already (" + FIRST,
                        "Nothing was written. --force replaces them")
                .hasLineCount(1);
        assertThat(written()).hasSize(2);
        assertThat(first).hasContent("mine");

        assertThat(generate("--force")).isZero();
        assertThat(written()).hasSize(3);
        assertThat(rows(FIRST)).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--customers=1e3 | --customers = '1e3': must be a whole number from 1 to 100000000.",
                "--customers=0 | --customers = 0: must be a whole number from 1 to 100000000.",
                "--terminals=100000001 | --terminals = 100000001: must be a whole number from 1 to 100000000.",
                "--days=99999999999 | --days = '99999999999': must be a whole number from 1 to 24855.",
                "--days=0 | --days = 0: must be a whole number from 1 to 24855.",
                "--radius=-1 | --radius = -1.0: must be a number from 0 on.",
                "--radius=NaN | --radius = NaN: must be a number from 0 on.",
                "--radius=far | --radius = 'far': must be a number from 0 on.",
                "--start-date=2018-02-30 | --start-date = '2018-02-30': must be a day of the calendar, like 2018-04-01.",
                "--start-date=9999-12-30 | --start-date = 9999-12-30: the first and the last of 3 days must be in the years 1 to 9999.",
                "--seed=-1 | --seed = -1: must be a whole number from 0 to 4294967195",
                "--seed=x | --seed = 'x': must be a whole number from 0 on.",
                "--part=5/4 | --part = 5/4: must be i/n, like 2/4, with i from 1 to n and n from 1 to 900000.",
                "--part=half | --part = 'half': must be i/n, like 2/4",
                "--labels=no | --labels = 'no': must be true or false.",
                "--format=xml | --format = 'xml': must be csv or ndjson.",
                "--no-such-option | Unknown option: '--no-such-option'",
                "--days | Missing required parameter for option '--days' (N)",
                "more | Unmatched argument at index 6: 'more'",
                "--customers=100000000 --days=24000 | make them in parts, such as --part 1/2385."
            })
    void refusesWrongOptionsAndMakesNotEvenTheFolder(String options, String message) {
        List<String> arguments =
                new ArrayList<>(List.of("generate", "transactions", "--output=" + temp.resolve("out")));
        List<String> given = List.of(options.split(" "));
        for (String standard : List.of("--customers=100", "--terminals=200", "--days=3")) {
            if (given.stream().noneMatch(option -> option.startsWith(standard.substring(0, standard.indexOf('='))))) {
                arguments.add(standard);
            }
        }
        arguments.addAll(given);

        assertThat(headwater(arguments.toArray(String[]::new))).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("headwater: ")
                .contains(message)
                .endsWith("See 'headwater generate transactions --help'." + System.lineSeparator())
                .hasLineCount(2);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void tellsOfAllWrongOptionsAtOnce() {
        assertThat(headwater(
                        "generate",
                        "transactions",
                        "--customers=x",
                        "--days=0",
                        "--part=0/0",
                        "--labels=no",
                        "--seed=-1"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("--customers = 'x'", "--days = 0", "--part = 0/0", "--labels = 'no'", "--seed = -1")
                .hasLineCount(6);
    }

    @Test
    void refusesWhatDoesNotFitIntoMemoryAndSaysHowMuchWould() {
        int status = headwater(
                "generate", "transactions", "--output=" + temp.resolve("out"), "--customers=1000000", "--days=1000");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("headwater: Making about 1940000000 transactions: that takes some 46")
                .containsPattern("JAVA_OPTS=-Xmx46\\d\\d\\dm \\./headwater .*--part 1/\\d+\\.")
                .hasLineCount(1);
        assertThat(temp).isEmptyDirectory();
    }

    /** As an unset variable of a shell gives it. */
    @Test
    void refusesAFolderWithoutAName() {
        assertThat(headwater("generate", "transactions", "--output=", "--customers=1", "--days=1"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("headwater: --output = ''").contains("a folder");
    }

    @Test
    void reportsBesideTheFiles() throws Exception {
        assertThat(generate("--report")).isZero();

        assertThat(written()).hasSize(4).contains("transactions-report.html");
        assertThat(Files.readString(temp.resolve("out/transactions-report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("3 days from 2018-04-01");
        assertThat(out.toString())
                .contains("Transactions ", "time of day", "The same with plots: " + temp.resolve("out"));
    }

    @Test
    void doesNotReplaceAReportUnlessForced() throws Exception {
        Files.createDirectories(temp.resolve("out"));
        Path page = Files.writeString(temp.resolve("out/transactions-report.html"), "mine");

        assertThat(generate("--report")).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("headwater: Writing the report: " + page + " exists already. Nothing was written. --force")
                .hasLineCount(1);
        assertThat(written()).containsExactly("transactions-report.html");
        assertThat(page).hasContent("mine");

        assertThat(generate("--report", "--force")).isZero();
        assertThat(page).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void saysInASentenceThatItCannotWrite() throws Exception {
        Path file = Files.writeString(temp.resolve("out"), "mine");

        assertThat(generate()).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("headwater: Writing transactions to " + file + ": it is not a folder.")
                .hasLineCount(1);
        assertThat(file).hasContent("mine");
    }

    @Test
    void helpsWithTheDefaultsOfThePublishedDataset() {
        assertThat(headwater("generate", "transactions", "--help")).isZero();

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "on average (default: 5000)",
                        "Payment terminals (default: 10000)",
                        "so files (default: 183)",
                        "100 by 100 (default: 5)",
                        "like 2018-04-01 (the default)",
                        "(default: transactions;",
                        "Example: ");
    }

    @Test
    void theGroupAsksForACommand() {
        assertThat(headwater("generate")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required subcommand", "headwater generate --help");
    }
}
