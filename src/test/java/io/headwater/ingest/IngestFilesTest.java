package io.headwater.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where messages are kept, whatever happens to the files. */
class IngestFilesTest {
    private static final String THREE_O_CLOCK = "2026-11-25T03.ndjson";

    @TempDir
    private Path temp;

    private Path folder = Path.of("");
    private Instant now = Instant.parse("2026-11-25T03:59:59.999Z");
    private IngestFiles files = new IngestFiles(folder, () -> now);

    @BeforeEach
    void open() {
        folder = temp.resolve("delivered/ingest");
        files = new IngestFiles(folder, () -> now);
    }

    @AfterEach
    void close() {
        files.close();
    }

    private static String order(int quantity) {
        return MessageReaderTest.ORDER.replace(":100", ":" + quantity);
    }

    private void append(String... messages) {
        files.append(new MessageReader().read(String.join("\n", messages).getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> lines(String name) throws Exception {
        String text = Files.readString(folder.resolve(name));
        assertThat(text).endsWith("\n");
        return text.lines().toList();
    }

    @Test
    void touchesNothingBeforeTheFirstMessage() {
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void keepsMessagesInAFileAnHour() throws Exception {
        append(order(1), order(2));
        append(order(3));
        now = Instant.parse("2026-11-25T04:00:00Z");
        append(order(4));
        now = Instant.parse("2026-12-01T00:00:00Z");
        append(order(5));

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(1), order(2), order(3));
        assertThat(lines("2026-11-25T04.ndjson")).containsExactly(order(4));
        assertThat(lines("2026-12-01T00.ndjson")).containsExactly(order(5));
    }

    @Test
    void goesOnWithTheFileOfAnEarlierRun() throws Exception {
        append(order(1));
        files.close();
        files = new IngestFiles(folder, () -> now);
        append(order(2));

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(1), order(2));
    }

    @Test
    void cutsOffALineThatACrashLeftHalfWritten() throws Exception {
        append(order(1));
        files.close();
        Files.writeString(folder.resolve(THREE_O_CLOCK), "x".repeat(20_000), StandardOpenOption.APPEND);

        files = new IngestFiles(folder, () -> now);
        append(order(2));

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(1), order(2));
    }

    @Test
    void mendsTheFileOfAnHourThatIsOver() throws Exception {
        files.mendNewest();
        append(order(1));
        files.close();
        Files.writeString(folder.resolve(THREE_O_CLOCK), "{\"half", StandardOpenOption.APPEND);
        now = Instant.parse("2026-11-25T04:00:00Z");

        new IngestFiles(folder, () -> now).mendNewest();

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(1));
        assertThat(folder.resolve("2026-11-25T04.ndjson")).doesNotExist();
    }

    @Test
    void cutsOffTheFirstLineToo() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(THREE_O_CLOCK), "{\"half");

        append(order(2));

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(2));
    }

    @Test
    void losesNothingAndMixesNothingWhenManyWriteAtOnce() throws Exception {
        int writers = 8;
        int each = 200;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                all.add(threads.submit(() -> IntStream.range(0, each)
                        .forEach(
                                n -> append(order(writer + 1), order(writer + 1).replace("1.5", "2." + n)))));
            }
            for (Future<?> writer : all) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<String> lines = lines(THREE_O_CLOCK);
        assertThat(lines).hasSize(writers * each * 2);
        for (int i = 0; i < lines.size(); i += 2) {
            // The two of a request stay together.
            assertThat(lines.get(i + 1).replaceFirst("\"price\":2\\.\\d+", "\"price\":1.5"))
                    .isEqualTo(lines.get(i));
        }
        assertThat(lines).allSatisfy(line -> new MessageReader().read(line.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysWhyNothingCanBeKeptAndGoesOnOnceThatIsMended() throws Exception {
        Files.createDirectories(temp.resolve("delivered"));
        Files.createFile(folder);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> append(order(1)))
                    .isInstanceOf(IngestException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("stands where a directory is needed");
        }
        Files.delete(folder);
        append(order(2));

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(2));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void keepsNothingOfWhatDoesNotFitOnAFullDisk() throws Exception {
        Files.createDirectories(folder);
        Path file = folder.resolve(THREE_O_CLOCK);
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> append(order(1)))
                    .isInstanceOf(IngestException.class)
                    .hasMessageContaining("No space left on device");
        }
        Files.delete(file);
        append(order(2));

        assertThat(lines(THREE_O_CLOCK)).containsExactly(order(2));
    }

    @Test
    void cutsOffWhatAFailedWriteLeftWhenTheFileIsOpenedAgain() throws Exception {
        Path file = Files.createDirectories(folder).resolve(THREE_O_CLOCK);
        Files.writeString(file, "{}\n{}\n{\"left\":1}\n");

        try (HourFile opened = HourFile.open(file, 6)) {
            assertThat(opened.length()).isEqualTo(6);
        }
        assertThat(file).hasContent("{}\n{}\n");
    }

    @Test
    void beginsAFileAnewThatWasMovedAway() throws Exception {
        append(order(1));
        Path moved = Files.move(folder.resolve(THREE_O_CLOCK), temp.resolve("moved"));
        List<String> sent = new ArrayList<>();
        while (Files.notExists(folder.resolve(THREE_O_CLOCK))) {
            sent.add(order(sent.size() % 100 + 1));
            append(sent.get(sent.size() - 1));
        }

        List<String> all = new ArrayList<>(Files.readAllLines(moved));
        all.addAll(lines(THREE_O_CLOCK));
        sent.add(0, order(1));
        assertThat(all).containsExactlyElementsOf(sent);
    }
}
