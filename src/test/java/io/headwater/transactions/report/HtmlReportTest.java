package io.headwater.transactions.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.transactions.statistics.DayTally;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static JsonNode data(String page) throws IOException {
        List<String> found = all(page, "<script type=\"application/json\" id=\"data\">(.*?)</script>");
        assertThat(found).hasSize(1);
        return new ObjectMapper().readTree(found.get(0));
    }

    /** The first group of each match. */
    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asLong)
                .toArray(Long[]::new);
    }

    private static Long[] longs(long... values) {
        return LongStream.of(values).boxed().toArray(Long[]::new);
    }

    @Test
    void plotsTheStatistics() throws Exception {
        Dataset dataset = Dataset.month();
        TransactionStatistics statistics = dataset.statistics();

        JsonNode data = data(dataset.page());

        assertThat(longs(data.at("/amounts/genuine")))
                .containsExactly(longs(statistics.genuine().amounts().histogram(10_00, 50)));
        assertThat(longs(data.at("/amounts/frauds")))
                .containsExactly(longs(statistics.frauds().amounts().histogram(10_00, 50)));
        assertThat(data.at("/amounts/labels/50").asText()).isEqualTo("500 and more");
        assertThat(longs(data.at("/times/genuine")))
                .containsExactly(longs(statistics.genuine().byHalfHour()));
        assertThat(longs(data.at("/times/frauds")))
                .containsExactly(longs(statistics.frauds().byHalfHour()));
        assertThat(data.at("/times/labels/47").asText()).isEqualTo("23:30 to 24:00");
        for (int scenario = 1; scenario <= 3; scenario++) {
            int index = scenario - 1;
            assertThat(data.at("/scenarios/%d/frauds".formatted(index)).asLong())
                    .isEqualTo(statistics.frauds(scenario).count())
                    .isPositive();
            requireSame(data.at("/days/frauds/" + index), statistics, day -> day.fraudsByScenario()
                    .get(index));
        }
        requireSame(data.at("/days/transactions"), statistics, DayTally::transactions);
        requireSame(data.at("/days/customersWithFraud"), statistics, day -> (long) day.customersWithFraud());
        requireSame(data.at("/days/terminalsWithFraud"), statistics, day -> (long) day.terminalsWithFraud());
        requireSame(data.at("/days/lengths"), statistics, day -> 1L);
        assertThat(data.at("/days/labels/0").asText()).isEqualTo("2018-04-01");
    }

    private static void requireSame(JsonNode array, TransactionStatistics statistics, Function<DayTally, Long> figure) {
        assertThat(longs(array))
                .containsExactly(statistics.days().stream().map(figure).toArray(Long[]::new));
    }

    @Test
    void hasEachNumberInATableToo() throws Exception {
        Dataset dataset = Dataset.month();

        String page = dataset.page();

        List<String> tables = all(page, "<table>(.*?)</table>");
        assertThat(tables).hasSize(4);
        DayTally last = dataset.statistics().days().get(29);
        assertThat(tables.get(3))
                .contains(
                        "<tr><th scope=\"row\">2018-04-30</th><td>%s</td><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td></tr>"
                                .formatted(
                                        English.count(last.transactions()),
                                        English.count(last.frauds()),
                                        last.fraudsByScenario().get(0),
                                        last.fraudsByScenario().get(1),
                                        last.fraudsByScenario().get(2),
                                        last.customersWithFraud(),
                                        last.terminalsWithFraud()));
        assertThat(all(tables.get(1), "(<tr>)")).hasSize(1 + 51);
        assertThat(all(tables.get(2), "(<tr>)")).hasSize(1 + 48);
    }

    /** What a run of years has is not one bar a day. */
    @Test
    void staysSmallForARunOfYears() throws Exception {
        Dataset dataset = Dataset.of(3, 3, 10_000, 60);

        String page = dataset.page();

        assertThat(page).hasSizeLessThan(400_000);
        Long[] transactions = longs(data(page).at("/days/transactions"));
        assertThat(transactions).hasSizeBetween(100, 400);
        assertThat(List.of(transactions).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(dataset.statistics().all().count());
    }

    @Test
    void asksNoOtherPlaceForAnything() throws Exception {
        String page = Dataset.month().page();

        assertThat(all(page, "\\s(?:src|href|srcset|action|data)\\s*=\\s*[\"']?([^\"'\\s>]*)"))
                .containsExactly("data:,");
        assertThat(page)
                .contains("Content-Security-Policy\" content=\"default-src 'none';")
                .doesNotContain("sourceMappingURL", "@import", "url(");
        // Addresses stand in what the library says of itself, in comments.
        assertThat(page.lines().filter(line -> line.contains("://"))).allMatch(line -> line.startsWith(" * "));
    }

    @Test
    void hasTextForWhoeverDoesNotSeeThePlots() throws Exception {
        String page = Dataset.month().page();

        List<String> canvases = all(page, "<canvas ([^>]*)>");
        assertThat(canvases).hasSize(6).allSatisfy(canvas -> {
            assertThat(canvas).contains("role=\"img\"").containsPattern("aria-label=\"Plot of [^\"]+\"");
            String finding = all(canvas, "aria-describedby=\"([^\"]+)\"").get(0);
            assertThat(all(page, "<p id=\"" + finding + "\">([^<]+)</p>")).hasSize(1);
        });
        assertThat(page).contains("<html lang=\"en\">");
        assertThat(all(page, "<title>(.*?)</title>"))
                .containsExactly(
                        "Transactions of 2018-04-01 to 2018-04-30: 300 customers, 200 terminals, 30 days from 2018-04-01, radius 20, seed 0");
    }

    @Test
    void saysThatThereIsNothingWhereThereIsNothing() throws Exception {
        String page = Dataset.empty().page();

        assertThat(data(page).at("/days/transactions")).hasSize(3).allMatch(total -> total.asLong() == 0);
        String withoutScripts = page.substring(0, page.indexOf("<script"));
        assertThat(withoutScripts)
                .contains("There are no transactions.", "There are no frauds.")
                .doesNotContain("NaN", "Optional", "{{");
    }

    @Test
    void comparesNoDayWithItself() throws Exception {
        Dataset dataset = Dataset.of(30, 20, 1, 50);

        assertThat(dataset.page())
                .contains(dataset.statistics().all().count() + " transactions on this day.")
                .doesNotContain("fewest");
    }

    @Test
    void hasNoPlaceLeftUnfilled() throws Exception {
        assertThat(all(Dataset.month().page(), "(\\{\\{[a-z-]+}})")).isEmpty();
    }
}
