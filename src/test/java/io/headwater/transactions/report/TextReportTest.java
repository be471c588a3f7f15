package io.headwater.transactions.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.transactions.statistics.DayTally;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReportTest {
    /** The words of each line whose beginning is this, bars left out. */
    private static List<List<String>> lines(String report, String beginning) {
        Pattern wanted = Pattern.compile(beginning);
        return report.lines()
                .filter(line -> wanted.matcher(line).lookingAt())
                .map(line -> List.of(
                        line.replaceAll("#+|\\s\\.(?=\\s|$)", " ").strip().split("\\s{2,}")))
                .toList();
    }

    /** The numbers with decimals in each line whose beginning is this. */
    private static List<List<Double>> shares(String report, String beginning) {
        Pattern wanted = Pattern.compile(beginning);
        Pattern share = Pattern.compile("\\d+\\.\\d\\d");
        return report.lines()
                .filter(line -> wanted.matcher(line).lookingAt())
                .map(line -> share.matcher(line)
                        .results()
                        .map(found -> Double.valueOf(found.group()))
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "300, 200, 30, 20",
        "5, 5, 2, 60",
        "1, 1, 1, 200",
        "30, 20, 3, 0",
        "20, 20, 2000, 50",
        "2000, 500, 200, 40"
    })
    void fitsEightyColumnsOfAsciiAndAScreenOrTwo(int customers, int terminals, int days, double radius) {
        List<String> lines =
                Dataset.of(customers, terminals, days, radius).text().lines().toList();

        assertThat(lines)
                .hasSizeBetween(40, 80)
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).matches("[ -~]*"))
                .noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void saysWhatTheDatasetWasMadeFrom() {
        assertThat(Dataset.month().text())
                .startsWith("300 customers, 200 terminals, 30 days from 2018-04-01, radius 20, seed 0\n");
    }

    @Test
    void saysHowManyTransactionsThereAreOfEachKind() {
        Dataset dataset = Dataset.month();

        String report = dataset.text();

        long all = dataset.statistics().all().count();
        assertThat(all).isGreaterThan(10_000);
        assertThat(lines(report, "all ")).singleElement().satisfies(cells -> assertThat(cells)
                .startsWith("all", English.count(all), "100.00"));
        assertThat(lines(report, "fraud ")).singleElement().satisfies(cells -> assertThat(cells)
                .startsWith("fraud", English.count(dataset.statistics().frauds().count())));
        for (int scenario = 1; scenario <= 3; scenario++) {
            long frauds = dataset.statistics().frauds(scenario).count();
            assertThat(frauds).as("the test needs some").isPositive();
            assertThat(lines(report, scenario + " [a-z]")).singleElement().satisfies(cells -> assertThat(cells)
                    .contains(English.count(frauds), English.percent(frauds, all)));
        }
    }

    @Test
    void showsEachDayWhileThereAreFew() {
        Dataset dataset = Dataset.month();

        List<List<String>> days = lines(dataset.text(), "2018-\\d\\d-\\d\\d ");

        assertThat(days).hasSize(30);
        for (int day = 0; day < 30; day++) {
            DayTally tally = dataset.statistics().days().get(day);
            assertThat(days.get(day))
                    .containsExactly(
                            String.valueOf(tally.date()),
                            English.count(tally.transactions()),
                            English.count(tally.frauds()),
                            English.count(tally.fraudsByScenario().get(0)),
                            English.count(tally.fraudsByScenario().get(1)),
                            English.count(tally.fraudsByScenario().get(2)));
        }
    }

    @Test
    void showsWhichPartOfAllAmountsAndTimesEachLineHas() {
        String report = Dataset.month().text();

        List<List<Double>> amounts = shares(report, "( *\\d+ to +\\d+ |300 and more)");
        List<List<Double>> times = shares(report, "\\d\\d:00 to \\d\\d:00 ");
        assertThat(amounts).hasSize(16);
        assertThat(times).hasSize(12);
        for (List<List<Double>> histogram : List.of(amounts, times)) {
            for (int column : List.of(0, 1)) {
                assertThat(histogram.stream()
                                .mapToDouble(shares -> shares.get(column))
                                .sum())
                        .isEqualTo(100, within(0.1));
            }
        }
        assertThat(report.lines()
                        .mapToInt(line -> line.replaceAll(".*?(#+)?$", "$1").length()))
                .as("the longest bar is as long as a bar may be")
                .contains(18);
    }

    @Test
    void hasDashesWhereThereIsNothingToHaveAShareOf() {
        String report = Dataset.empty().text();

        assertThat(report).contains("0 customers with transactions").doesNotContain("NaN", "#");
        assertThat(lines(report, "all ")).containsExactly(List.of("all", "0", "-", "-", "-", "-", "-"));
        assertThat(lines(report, "12:00")).containsExactly(List.of("12:00 to 14:00", "-", "-"));
    }

    @Test
    void isEnglishOnEveryMachineAsThePageIs() throws Exception {
        Dataset dataset = Dataset.month();
        String report = dataset.text();
        String page = dataset.page();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(dataset.text()).isEqualTo(report);
            assertThat(dataset.page()).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }
}
