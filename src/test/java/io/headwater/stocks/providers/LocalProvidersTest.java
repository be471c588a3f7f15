package io.headwater.stocks.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.formats.BarCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The providers that ask nobody: a folder of files, and the sample that is made up. */
class LocalProvidersTest {
    private static final DateRange WEEK = new DateRange(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 8));

    @TempDir
    private Path folder;

    private final SampleProvider sample =
            new SampleProvider(InstantSource.fixed(Instant.parse("2026-02-05T12:00:00Z")));

    @Test
    void aFileASymbolIsFoundInAnyCase() throws Exception {
        List<DailyBar> bars =
                Yahoo.weekdays(WEEK.from().minusDays(10), WEEK.to().plusDays(10));
        Files.writeString(folder.resolve("mYfUnd.CSV"), BarCsv.write(bars));
        Files.writeString(folder.resolve("notes.txt"), "no bars");
        CsvFolderProvider provider = new CsvFolderProvider(folder);

        assertThat(provider.history("MYFUND", WEEK).bars()).isEqualTo(Yahoo.weekdays(WEEK.from(), WEEK.to()));
        assertThat(provider.search("fun")).containsExactly(new Listing("MYFUND", "", "", "file in " + folder));
        assertThat(provider.search("notes")).isEmpty();
        assertThatThrownBy(() -> provider.history("OTHER", WEEK)).hasMessage("csv: there is no symbol OTHER");
    }

    @Test
    void aFileThatIsNotUsableIsNamed() throws Exception {
        Path file =
                Files.writeString(folder.resolve("X.csv"), "Date,Open,High,Low,Close,Volume\n2026-02-02,1,1,1,one,1\n");

        assertThatThrownBy(() -> new CsvFolderProvider(folder).history("X", WEEK))
                .hasMessage("csv: %s cannot be used: line 2: Close is 'one', which must be a number like 74.06"
                        .formatted(file));
        assertThat(new CsvFolderProvider(folder.resolve("none")).unusable()).isPresent();
    }

    @Test
    void theSampleIsTheSameHoweverItIsAskedForAndEndsYesterday() {
        List<DailyBar> week = sample.history("AAPL", WEEK).bars();

        assertThat(week)
                .extracting(DailyBar::date)
                .containsExactly(
                        WEEK.from(), WEEK.from().plusDays(1), WEEK.from().plusDays(2));
        assertThat(sample.history("AAPL", DateRange.of(WEEK.from().plusDays(1))).bars())
                .containsExactly(week.get(1));
        assertThat(sample.history("MSFT", WEEK).bars()).isNotEqualTo(week);
    }

    @Test
    void theSampleLooksLikeHistory() {
        List<DailyBar> bars = sample.history(
                        "TSLA", new DateRange(LocalDate.of(2015, 1, 1), LocalDate.of(2025, 12, 31)))
                .bars();

        assertThat(bars).hasSizeGreaterThan(2_800).allSatisfy(bar -> {
            assertThat(bar.high()).isGreaterThanOrEqualTo(bar.open().max(bar.close()));
            assertThat(bar.low()).isPositive().isLessThanOrEqualTo(bar.open().min(bar.close()));
            assertThat(bar.volume()).isPositive();
        });
    }

    @Test
    void theSampleHasAFewSymbolsAndSaysThatTheyAreMadeUp() {
        assertThat(sample.search("a")).extracting(Listing::symbol).containsExactly("AAPL", "AMZN", "TSLA");
        assertThat(sample.search("aapl").get(0).type()).isEqualTo("synthetic sample");
        assertThatThrownBy(() -> sample.history("IBM", WEEK)).isInstanceOf(ProviderException.class);
    }
}
