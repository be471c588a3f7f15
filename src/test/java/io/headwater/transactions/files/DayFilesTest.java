package io.headwater.transactions.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.TransactionsSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of days, in real folders. */
class DayFilesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 27);
    private static final int DAYS = 12;
    private static final Transactions TRANSACTIONS = simulate(400, 20, Part.WHOLE);
    private static final DayFileNames NAMES = names(Part.WHOLE, TransactionFormat.CSV);

    @TempDir
    private Path temp;

    private static Transactions simulate(int customers, double radius, Part part) {
        return TransactionsSimulator.simulate(
                new Parameters(customers, 100, DAYS, radius, FIRST, 7, part), progress -> {});
    }

    private static DayFileNames names(Part part, TransactionFormat format) {
        return new DayFileNames(FIRST, DAYS, part, format);
    }

    private static byte[] bytes(Transactions transactions, int day) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransactionFormat.CSV.write(transactions, day, true, out);
        return out.toByteArray();
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> allNames(DayFileNames names) {
        return Stream.iterate(0, day -> day + 1).limit(DAYS).map(names::name).toList();
    }

    private static ScenarioCounts write(Path folder, boolean replace) {
        try (DayFiles files = DayFiles.open(folder, NAMES, true, replace)) {
            return files.write(TRANSACTIONS, progress -> {});
        }
    }

    @Test
    void writesADayToAFileAndTellsHowManyTransactionsThereAre() throws Exception {
        Path folder = temp.resolve("new/folder");

        ScenarioCounts counts = write(folder, false);

        assertThat(contents(folder)).isEqualTo(allNames(NAMES)).contains("transactions-2024-02-29.csv");
        for (int day = 0; day < DAYS; day++) {
            assertThat(folder.resolve(NAMES.name(day))).hasBinaryContent(bytes(TRANSACTIONS, day));
        }
        assertThat(counts.transactions()).isEqualTo(TRANSACTIONS.size());
        Map<String, Long> byLabel = new TreeMap<>();
        for (String name : allNames(NAMES)) {
            Files.readAllLines(folder.resolve(name)).stream()
                    .skip(1)
                    .forEach(row -> byLabel.merge(row.substring(row.length() - 3), 1L, Long::sum));
        }
        assertThat(byLabel)
                .isEqualTo(Map.of(
                        "0,0", counts.genuine(),
                        "1,1", counts.scenario1(),
                        "1,2", counts.scenario2(),
                        "1,3", counts.scenario3()));
        assertThat(counts.frauds()).isEqualTo(TRANSACTIONS.size() - counts.genuine());
        assertThat(counts.share()).isEqualTo((double) counts.frauds() / TRANSACTIONS.size());
    }

    @Test
    void writesAFileForADayWithoutATransactionToo() throws Exception {
        Transactions none = simulate(10, 0, Part.WHOLE);
        DayFileNames json = names(Part.WHOLE, TransactionFormat.NDJSON);

        try (DayFiles files = DayFiles.open(temp, NAMES, false, false);
                DayFiles jsonFiles = DayFiles.open(temp, json, true, false)) {
            assertThat(files.write(none, progress -> {})).isEqualTo(ScenarioCounts.NONE);
            assertThat(jsonFiles.write(none, progress -> {})).isEqualTo(ScenarioCounts.NONE);
        }

        for (int day = 0; day < DAYS; day++) {
            assertThat(temp.resolve(NAMES.name(day)))
                    .hasContent(
                            "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS\n");
            assertThat(temp.resolve(json.name(day))).isEmptyFile();
        }
        assertThat(ScenarioCounts.NONE.share()).isZero();
    }

    @Test
    void writesNothingWhereAFileExists() throws Exception {
        Path mine = Files.writeString(temp.resolve(NAMES.name(5)), "mine");

        assertThatThrownBy(() -> DayFiles.open(temp, NAMES, true, false))
                .isInstanceOf(FilesExistException.class)
                .hasMessage(
                        "Writing transactions to %s: 1 of the 12 files to be written exist already (transactions-2024-03-03.csv). Nothing was written.",
                        temp);

        assertThat(contents(temp)).containsExactly(NAMES.name(5));
        assertThat(mine).hasContent("mine");
    }

    @Test
    void namesThreeOfManyFilesThatExist() {
        write(temp, false);

        assertThatThrownBy(() -> DayFiles.open(temp, NAMES, true, false))
                .hasMessageContaining(
                        "12 of the 12 files to be written exist already (transactions-2024-02-27.csv, transactions-2024-02-28.csv, transactions-2024-02-29.csv, …)");
    }

    @Test
    void replacesFilesWhenTold() throws Exception {
        Path old = Files.writeString(temp.resolve(NAMES.name(5)), "old");
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "behind a link");
        Files.createSymbolicLink(temp.resolve(NAMES.name(6)), elsewhere);

        write(temp, true);

        assertThat(old).hasBinaryContent(bytes(TRANSACTIONS, 5));
        assertThat(temp.resolve(NAMES.name(6))).isRegularFile().hasBinaryContent(bytes(TRANSACTIONS, 6));
        assertThat(elsewhere).hasContent("behind a link");
    }

    @Test
    void aFileThatAppearsMeanwhileStaysAsItIs() throws Exception {
        try (DayFiles files = DayFiles.open(temp, NAMES, true, false)) {
            Files.writeString(temp.resolve(NAMES.name(5)), "somebody's");

            assertThatThrownBy(() -> files.write(TRANSACTIONS, progress -> {}))
                    .isInstanceOf(FilesExistException.class)
                    .hasMessageContaining(
                            "transactions-2024-03-03.csv has appeared there meanwhile, and stays as it is. ")
                    .hasMessageEndingWith("%d of 12 days are complete there.", files.complete());
            assertThat(files.complete()).isBetween(5, DAYS - 1);
        }
        assertThat(temp.resolve(NAMES.name(5))).hasContent("somebody's");
        assertWhole(temp, NAMES.name(5));
    }

    /** All files with a final name but one are what they should be, and nothing else is there. */
    private static void assertWhole(Path folder, String except) throws IOException {
        List<String> names = allNames(NAMES);
        for (String name : contents(folder)) {
            if (!name.equals(except)) {
                assertThat(folder.resolve(name)).hasBinaryContent(bytes(TRANSACTIONS, names.indexOf(name)));
            }
        }
    }

    @Test
    void aFileIsWholeAsSoonAsItIsThere() throws Exception {
        List<Double> told = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            expected.add(bytes(TRANSACTIONS, day));
        }
        try (DayFiles files = DayFiles.open(temp, NAMES, true, false)) {
            files.write(TRANSACTIONS, progress -> {
                told.add(progress);
                for (int day = 0; day < DAYS; day++) {
                    Path file = temp.resolve(NAMES.name(day));
                    if (Files.exists(file)) {
                        assertThat(file).hasBinaryContent(expected.get(day));
                    }
                }
            });
        }
        assertThat(told).hasSize(DAYS).isSorted().endsWith(1.0);
    }

    @Test
    void runsIntoOneFolderAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        int parts = 4;
        List<Transactions> transactions = new ArrayList<>();
        for (int number = 1; number <= parts; number++) {
            transactions.add(simulate(100, 20, new Part(number, parts)));
        }
        ExecutorService runs = Executors.newFixedThreadPool(parts);
        try {
            List<Future<Integer>> ended = new ArrayList<>();
            for (int run = 0; run < 10 * parts; run++) {
                int number = run % parts + 1;
                ended.add(runs.submit(() -> {
                    DayFileNames names = names(new Part(number, parts), TransactionFormat.CSV);
                    try (DayFiles files = DayFiles.open(temp, names, true, true)) {
                        files.write(transactions.get(number - 1), progress -> {});
                    }
                    return number;
                }));
            }
            for (Future<Integer> run : ended) {
                assertThat(run.get()).isPositive();
            }
        } finally {
            runs.shutdownNow();
        }
        assertThat(contents(temp)).hasSize(parts * DAYS).contains("transactions-2024-02-27.part-2-of-4.csv");
        for (int number = 1; number <= parts; number++) {
            DayFileNames names = names(new Part(number, parts), TransactionFormat.CSV);
            for (int day = 0; day < DAYS; day++) {
                assertThat(temp.resolve(names.name(day))).hasBinaryContent(bytes(transactions.get(number - 1), day));
            }
        }
    }

    /** Ctrl-C, at any moment. */
    @Test
    void noFileAppearsAnyMoreOnceItIsClosedByAnotherThread() throws Exception {
        for (int run = 0; run < 20; run++) {
            Path folder = temp.resolve("run-" + run);
            DayFiles files = DayFiles.open(folder, NAMES, true, false);
            int pause = run * 20_000;
            Thread closer = new Thread(() -> {
                LockSupport.parkNanos(pause);
                files.close();
            });
            closer.start();
            boolean finished = true;
            try {
                files.write(TRANSACTIONS, progress -> {});
            } catch (CancellationException e) {
                finished = false;
            }
            closer.join();
            assertThat(contents(folder)).hasSize(files.complete());
            assertThat(files.complete() == DAYS).isEqualTo(finished);
            assertWhole(folder, "");
        }
    }

    @Test
    void writesNothingOnceItIsClosed() throws Exception {
        DayFiles files = DayFiles.open(temp, NAMES, true, false);
        files.close();

        assertThatThrownBy(() -> files.write(TRANSACTIONS, progress -> {})).isInstanceOf(CancellationException.class);

        assertThat(contents(temp)).isEmpty();
    }

    @Test
    void saysHowManyDaysAreCompleteWhenTheFolderIsGone() throws Exception {
        Path folder = temp.resolve("folder");
        try (DayFiles files = DayFiles.open(folder, NAMES, true, false)) {
            Files.move(folder, temp.resolve("moved"));

            assertThatThrownBy(() -> files.write(TRANSACTIONS, progress -> {}))
                    .isExactlyInstanceOf(TransactionFilesException.class)
                    .hasMessageMatching(
                            "Writing transactions to .*folder: transactions-2024-.* cannot be written: it does not exist. 0 of 12 days are complete there.");
        }
    }

    @Test
    void refusesAFileInThePlaceOfTheFolder() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "mine");

        assertThatThrownBy(() -> write(file, true))
                .isInstanceOf(TransactionFilesException.class)
                .hasMessage("Writing transactions to %s: it is not a folder. Nothing was written.", file);
        assertThatThrownBy(() -> write(file.resolve("below"), true))
                .isInstanceOf(TransactionFilesException.class)
                .hasMessageContaining("file/below: the folder cannot be made: ");

        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesAFolderInThePlaceOfAFile() throws Exception {
        Files.createDirectories(temp.resolve(NAMES.name(5)));

        assertThatThrownBy(() -> write(temp, false)).isInstanceOf(FilesExistException.class);
        assertThatThrownBy(() -> write(temp, true))
                .isExactlyInstanceOf(TransactionFilesException.class)
                .hasMessageContaining(
                        "transactions-2024-03-03.csv is a folder, which is not replaced. Nothing was written");

        assertThat(contents(temp)).containsExactly(NAMES.name(5));
    }

    @Test
    void writesIntoAFolderBehindALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("folder")));

        write(link, false);

        assertThat(contents(temp.resolve("folder"))).isEqualTo(allNames(NAMES));
    }

    @Test
    void refusesAnotherNumberOfDaysThanThereAreNames() {
        DayFileNames fewer = new DayFileNames(FIRST, DAYS - 1, Part.WHOLE, TransactionFormat.CSV);
        try (DayFiles files = DayFiles.open(temp, fewer, true, false)) {
            assertThatThrownBy(() -> files.write(TRANSACTIONS, progress -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("There are 12 days and 11 names.");
        }
    }
}
