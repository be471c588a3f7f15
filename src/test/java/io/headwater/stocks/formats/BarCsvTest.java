package io.headwater.stocks.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.Yahoo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bars as text, and text as bars. */
class BarCsvTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 2);
    private static final String HEADER = "Date,Open,High,Low,Close,Adj Close,Volume\n";

    private static List<DailyBar> read(String text) throws BarFormatException {
        return new ArrayList<>(BarCsv.read(text).values());
    }

    private static DailyBar ones(LocalDate day, Optional<BigDecimal> adjClose) {
        BigDecimal one = new BigDecimal("1.0");
        return new DailyBar(day, one, one, one, one, adjClose, 5);
    }

    @Test
    void whatIsWrittenIsReadAgainToTheLastDigit() throws Exception {
        List<DailyBar> bars = new ArrayList<>(Yahoo.weekdays(DAY, DAY.plusDays(30)));
        BigDecimal tiny = new BigDecimal("0.0000000001");
        bars.add(new DailyBar(
                DAY.plusDays(40),
                tiny,
                new BigDecimal("-37.6300"),
                tiny,
                Decimals.parse("1E+3"),
                Optional.empty(),
                Long.MAX_VALUE));

        String text = BarCsv.write(bars);

        assertThat(read(text)).isEqualTo(bars);
        assertThat(text)
                .startsWith(HEADER)
                .endsWith("2026-03-14,0.0000000001,-37.6300,0.0000000001,1000,,9223372036854775807\n");
    }

    @Test
    void readsWhatOtherProgramsWrite() throws Exception {
        assertThat(
                        read(
                                "\uFEFFVolume,\"close\",Low,High,Open,Date,Dividends\r\n5.0,1.0,1.0,1.0,1.0,2026-02-02 00:00:00-05:00,0\r\n"))
                .containsExactly(ones(DAY, Optional.empty()));
        assertThat(read(HEADER + "2026-02-02T00:00:00Z,1.0,1.0,1.0,1.0,1.0,5"))
                .containsExactly(ones(DAY, Optional.of(new BigDecimal("1.0"))));
    }

    @Test
    void leavesOutRowsWithoutPricesAndKeepsTheLastOfADay() throws Exception {
        assertThat(read(HEADER
                        + "2026-02-03,null,null,null,null,null,null\n2026-02-04,,,,,,\n2026-02-05,nan,1,1,1,1,1\n"
                        + "2026-02-02,9,9,9,9,9,9\n2026-02-02,1.0,1.0,1.0,1.0,,5\n"))
                .containsExactly(ones(DAY, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30,1,1,1,1,1,1|line 2: Date is '2026-02-30', which must be a day like 2020-01-31",
                "02/03/2026,1,1,1,1,1,1|line 2: Date is '02/03/2026'",
                "2026-02-02,1,1,1,$1,1,1|line 2: Close is '$1', which must be a number like 74.06",
                "2026-02-02,1E999999999,1,1,1,1,1|line 2: Open is '1E999999999'",
                "2026-02-02,1,1,1,1,1,1.5|line 2: Volume is '1.5', which must be a whole number"
            })
    void saysWhereWhatIsWrong(String row, String said) {
        assertThatThrownBy(() -> read(HEADER + row))
                .isInstanceOf(BarFormatException.class)
                .hasMessageContaining(said);
    }

    @Test
    void saysWhichColumnIsMissing() {
        assertThatThrownBy(() -> read("Date,Open,High,Low,Volume\n"))
                .hasMessage("its first line has no column Close; it must be " + HEADER.strip());
        assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
    }

    @Test
    void severalSymbolsHaveAColumnForTheirsAndALabelOneOfItsOwn() {
        List<SymbolBars> one = List.of(new SymbolBars("A", Optional.empty(), List.of(ones(DAY, Optional.empty()))));
        List<SymbolBars> two = List.of(
                one.get(0),
                new SymbolBars("B", Optional.of("synthetic sample"), one.get(0).bars()));

        assertThat(BarFormat.CSV.write(one)).isEqualTo(HEADER + "2026-02-02,1.0,1.0,1.0,1.0,,5\n");
        assertThat(BarFormat.CSV.write(two)).isEqualTo("""
                        Symbol,Date,Open,High,Low,Close,Adj Close,Volume,Source
                        A,2026-02-02,1.0,1.0,1.0,1.0,,5,
                        B,2026-02-02,1.0,1.0,1.0,1.0,,5,synthetic sample
                        """);
    }

    @Test
    void jsonHasTheSameNamesAndDigits() throws Exception {
        List<SymbolBars> all = List.of(
                new SymbolBars("A", Optional.empty(), List.of(ones(DAY, Optional.empty()))),
                new SymbolBars("B", Optional.of("synthetic sample"), List.of(ones(DAY, Optional.of(BigDecimal.TEN)))));

        String text = BarFormat.JSON.write(all);

        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json).hasSize(2);
        assertThat(text)
                .contains(
                        "{\"Symbol\":\"A\",\"Date\":\"2026-02-02\",\"Open\":1.0,\"High\":1.0,\"Low\":1.0,\"Close\":1.0,\"Adj Close\":null,\"Volume\":5}");
        assertThat(json.get(1).get("Source").textValue()).isEqualTo("synthetic sample");
        assertThat(new ObjectMapper()
                        .readTree(BarFormat.JSON.write(all.subList(0, 1)))
                        .get(0)
                        .has("Symbol"))
                .isFalse();
        assertThat(new ObjectMapper().readTree(BarFormat.JSON.write(List.of()))).isEmpty();
    }
}
