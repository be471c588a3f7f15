package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headwater generate transactions} as a process: beside another one, ended by force, on a disk that takes no more. */
class GenerateTransactionsIT {
    /** Some 5,000 rows a day and more days than can be written before a signal comes. */
    private static final String[] MANY = {
        "generate", "transactions", "--output=out", "--customers=2600", "--terminals=500", "--days=2000"
    };

    private static final String[] FEW = {
        "generate", "transactions", "--output=out", "--customers=2600", "--terminals=500", "--days=3"
    };

    @TempDir
    Path temp;

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temp.resolve(name));
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    /** In the middle of writing, and held there: days are there. */
    private static Jar startMany(Path folder) throws Exception {
        Jar jar = Jar.start(folder, Map.of(), MANY);
        jar.await(() -> whole(folder) > 0, "the first day");
        jar.signal("STOP");
        return jar;
    }

    /** How many days there are, each of which must be whole. */
    private static int whole(Path folder) throws IOException {
        if (Files.notExists(folder.resolve("out"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            List<Path> days = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith("transactions-"))
                    .toList();
            for (Path day : days) {
                List<String> rows = Files.readAllLines(day);
                assertThat(rows).hasSizeGreaterThan(4_000);
                assertThat(rows.get(0)).startsWith("TRANSACTION_ID,");
                assertThat(rows.get(rows.size() - 1)).matches("([^,]+,){8}[0-3]");
                assertThat(Files.readString(day)).endsWith("\n");
            }
            return days.size();
        }
    }

    private static List<String> hidden(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }

    @Test
    void reportsAloneIntoTheFolderItRunsIn() throws Exception {
        Path folder = folder("report");
        try (Jar jar =
                Jar.start(folder, Map.of(), "generate", "transactions", "--report", "--customers=200", "--days=2")) {
            assertThat(jar.exitStatus()).as(jar.err()).isZero();
            assertThat(jar.out()).contains("200 customers").endsWith("The same with plots: transactions-report.html\n");
        }
        assertThat(Jar.contents(folder)).containsExactly("transactions-report.html");
    }

    @Test
    void makesFilesWithoutSettingsRoutesOrState() throws Exception {
        Path folder = folder("few");
        try (Jar jar = Jar.start(folder, Map.of("PUBLISH_BATCH_SIZE", "nonsense"), FEW)) {
            assertThat(jar.exitStatus()).as(jar.err()).isZero();
            assertThat(jar.err()).isEmpty();
            assertThat(jar.out()).startsWith("Transactions ").hasLineCount(7);
        }
        assertThat(Jar.contents(folder))
                .containsExactly(
                        "out/",
                        "out/transactions-2018-04-01.csv",
                        "out/transactions-2018-04-02.csv",
                        "out/transactions-2018-04-03.csv");
    }

    @Test
    void leavesOnlyWholeFilesWhenItIsKilledAndTheNextRunTakesAwayTheRest() throws Exception {
        Path folder = folder("killed");
        try (Jar killed = startMany(folder)) {
            killed.kill();
        }
        assertThat(whole(folder)).isBetween(1, 1_999);
        assertThat(hidden(folder)).isNotEmpty();

        try (Jar refused = Jar.start(folder, Map.of(), FEW)) {
            assertThat(refused.exitStatus()).isEqualTo(1);
            assertThat(refused.err()).contains("exist already", "--force").hasLineCount(1);
        }
        int before = whole(folder);
        try (Jar forced = Jar.start(folder, Map.of(), with(FEW, "--force"))) {
            assertThat(forced.exitStatus()).as(forced.err()).isZero();
        }
        assertThat(whole(folder)).isEqualTo(Math.max(before, 3));
        assertThat(hidden(folder)).isEmpty();
    }

    @Test
    void leavesAnotherRunAloneAndNothingHalfWhenItIsStopped() throws Exception {
        Path folder = folder("stopped");
        try (Jar stopped = startMany(folder)) {
            List<String> inUse = hidden(folder);
            try (Jar beside = Jar.start(folder, Map.of(), with(FEW, "--part=1/1", "--start-date=2001-01-01"))) {
                assertThat(beside.exitStatus()).as(beside.err()).isZero();
            }
            assertThat(hidden(folder)).contains(inUse.get(0));

            stopped.terminate();
            stopped.signal("CONT");

            assertThat(stopped.exitStatus()).isEqualTo(143);
            assertThat(stopped.err())
                    .containsPattern("headwater: stopped; \\d+ of 2000 days are complete in out\\.")
                    .doesNotContain("\tat ");
        }
        assertThat(whole(folder)).isBetween(4, 2_002);
        assertThat(hidden(folder)).isEmpty();
    }

    /** A limit on the size of files stands for a full disk: a write fails in the middle of a file. */
    @Test
    void saysInASentenceThatTheDiskTakesNoMore() throws Exception {
        Path folder = folder("full");
        List<String> limited = List.of("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh");
        try (Jar jar = Jar.start(folder, Map.of(), limited, FEW)) {
            assertThat(jar.exitStatus()).isEqualTo(1);
            assertThat(jar.err())
                    .contains("headwater: Writing transactions to out: transactions-2018-04-0")
                    .contains(" cannot be written: ", ". 0 of 3 days are complete there.")
                    .hasLineCount(1);
            assertThat(jar.out()).isEmpty();
        }
        assertThat(Jar.contents(folder)).containsExactly("out/");
    }
}
