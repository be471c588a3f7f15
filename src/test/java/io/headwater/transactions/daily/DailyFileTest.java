package io.headwater.transactions.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Today's file, once a day whatever happens. */
class DailyFileTest {
    private static final Parameters FEW = new Parameters(20, 30, 1, 30, LocalDate.EPOCH, 0, Part.WHOLE);
    private static final long ENOUGH = 1L << 30;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant LATE = Instant.parse("2026-11-22T14:59:50Z");

    @TempDir
    Path place;

    private Path source;
    private Path record;

    @BeforeEach
    void lay() {
        source = place.resolve("source");
        record = place.resolve("state/simulate-transactions.last-date");
    }

    private DailyFile dailyFile(Instant now, boolean labels) {
        return new DailyFile(
                FEW, labels, source, place.resolve("state"), Clock.fixed(now, TOKYO), Duration.ZERO, ENOUGH);
    }

    private void make(Instant now) {
        dailyFile(now, true).make();
    }

    private List<String> names() throws IOException {
        if (!Files.exists(source)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(source)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void makesTheFileOfTheDayInItsZone() throws IOException {
        make(LATE);
        assertThat(names()).containsExactly("transactions-2026-11-22.csv");
        List<String> lines = Files.readAllLines(source.resolve("transactions-2026-11-22.csv"));
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(lines.get(0)).startsWith("TRANSACTION_ID,").endsWith(",TX_FRAUD,TX_FRAUD_SCENARIO");
        assertThat(lines.get(1)).startsWith("2026112200000000,2026-11-22 ");
    }

    @Test
    void makesTheNextOneWhenTheDayHasChangedThere() throws IOException {
        make(LATE);
        make(LATE.plusSeconds(9));
        assertThat(names()).hasSize(1);
        make(LATE.plusSeconds(10));
        assertThat(names()).containsExactly("transactions-2026-11-22.csv", "transactions-2026-11-23.csv");
    }

    @Test
    void doesNotMakeADayAgainThatHasBeenTakenAway() throws IOException {
        DailyFile running = dailyFile(LATE, true);
        running.make();
        Files.delete(source.resolve("transactions-2026-11-22.csv"));
        running.make();
        make(LATE);
        assertThat(names()).isEmpty();
    }

    @Test
    void doesNotMakeAnEarlierDayWhenTheClockIsPutBack() throws IOException {
        make(LATE.plusSeconds(10));
        make(LATE);
        assertThat(names()).containsExactly("transactions-2026-11-23.csv");
    }

    @Test
    void makesTheSameFileAgainWhenItsRecordIsRemoved() throws IOException {
        make(LATE);
        Path file = source.resolve("transactions-2026-11-22.csv");
        byte[] first = Files.readAllBytes(file);
        Files.delete(file);
        Files.delete(record);
        make(LATE);
        assertThat(file).hasBinaryContent(first);
    }

    @Test
    void leavesOutTheLabelsWhenToldTo() throws IOException {
        dailyFile(LATE, false).make();
        assertThat(Files.readAllLines(source.resolve("transactions-2026-11-22.csv")))
                .first()
                .asString()
                .endsWith(",TX_TIME_SECONDS,TX_TIME_DAYS");
    }

    /** As a kill leaves it between the record and the rename. */
    @Test
    void givesAFileItsNameThatACrashKeptFromIt() throws IOException {
        make(LATE);
        Path file = source.resolve("transactions-2026-11-22.csv");
        byte[] whole = Files.readAllBytes(file);
        Files.move(file, source.resolve(".transactions-2026-11-22.csv.part"));
        make(LATE.plusSeconds(10));
        assertThat(names()).containsExactly("transactions-2026-11-22.csv", "transactions-2026-11-23.csv");
        assertThat(file).hasBinaryContent(whole);
    }

    /** As a kill leaves it before the record. */
    @Test
    void startsAFileOverThatACrashLeftHalfWritten() throws IOException {
        Files.createDirectories(source);
        Files.writeString(source.resolve(".transactions-2026-11-22.csv.part"), "TRANSACTION_ID,TX_DA");
        Files.writeString(source.resolve(".transactions-2026-11-20.csv.part"), "TRANSACTION_ID,TX_DA");
        make(LATE);
        assertThat(names()).containsExactly("transactions-2026-11-22.csv");
        assertThat(Files.readAllLines(source.resolve("transactions-2026-11-22.csv")))
                .hasSizeGreaterThan(20);
    }

    @Test
    void leavesAFileAloneThatHasTheName() throws IOException {
        Files.createDirectories(source);
        Path file = source.resolve("transactions-2026-11-22.csv");
        Files.writeString(file, "mine");
        make(LATE);
        assertThat(file).hasContent("mine");
        assertThat(names()).hasSize(1);
    }

    @Test
    void triesAgainWhatCouldNotBeWritten() throws IOException {
        Files.writeString(place.resolve("state"), "in the way of the folder");
        DailyFile running = dailyFile(LATE, true);
        assertThatThrownBy(running::make)
                .isInstanceOf(DailyFileException.class)
                .hasMessageContaining("the transactions of today, 2026-11-22")
                .hasMessageContaining(place.resolve("state").toString());
        assertThat(names()).as("what is not on record must not be seen").isEmpty();

        Files.delete(place.resolve("state"));
        running.make();
        assertThat(names()).containsExactly("transactions-2026-11-22.csv");
    }

    /** As a failed rename leaves it: a second attempt that a kill ended would be half-written, and on record. */
    @Test
    void doesNotWriteAFileAgainThatOnlyLacksItsName() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(LATE);
        InstantSource time = now::get;
        DailyFile running =
                new DailyFile(FEW, true, source, place.resolve("state"), time.withZone(TOKYO), Duration.ZERO, ENOUGH);
        running.make();
        Files.writeString(source.resolve(".transactions-2026-11-23.csv.part"), "whole");
        Files.writeString(record, "2026-11-23\n");

        now.set(LATE.plusSeconds(10));
        running.make();

        assertThat(names()).containsExactly("transactions-2026-11-22.csv", "transactions-2026-11-23.csv");
        assertThat(source.resolve("transactions-2026-11-23.csv")).hasContent("whole");
    }

    @Test
    void doesNotTryAgainAtOnce() throws IOException {
        Files.writeString(place.resolve("state"), "in the way of the folder");
        Instant start = LATE.minusSeconds(3_600);
        AtomicReference<Instant> now = new AtomicReference<>(start);
        InstantSource time = now::get;
        DailyFile running = new DailyFile(
                FEW, true, source, place.resolve("state"), time.withZone(TOKYO), Duration.ofSeconds(30), ENOUGH);
        assertThatThrownBy(running::make).isInstanceOf(DailyFileException.class);
        Files.delete(place.resolve("state"));

        now.set(start.plusSeconds(29));
        running.make();
        assertThat(names()).isEmpty();
        now.set(start.plusSeconds(30));
        running.make();
        assertThat(names()).containsExactly("transactions-2026-11-22.csv");
    }

    @Test
    void saysHowMuchMemoryItLacks() throws IOException {
        DailyFile small = new DailyFile(
                FEW, true, source, place.resolve("state"), Clock.fixed(LATE, TOKYO), Duration.ZERO, 10 << 20);
        assertThatThrownBy(small::make)
                .isInstanceOf(DailyFileException.class)
                .hasMessageContaining("20 customers and 30 terminals take some 2")
                .hasMessageContaining("Java may use 10 MB here. Lower simulate.transactions.customers");
        assertThat(names()).isEmpty();
    }

    @Test
    void saysThatItsRecordHoldsNoDate() throws IOException {
        Files.createDirectories(place.resolve("state"));
        Files.writeString(record, "yesterday");
        assertThatThrownBy(() -> make(LATE))
                .hasMessageContaining("like 2026-01-31, and holds 'yesterday'; mend or remove it");
        assertThat(names()).isEmpty();
    }
}
