package io.headwater.transactions.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.statistics.Tally;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/**
 * A dataset as one HTML page with plots, about a quarter of a megabyte: it brings its script and style along, asks no other place for
 * anything, and has each plot's numbers as a table too.
 */
public final class HtmlReport {
    /** Of the version in pom.xml. */
    private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    /** Would have a browser's developer tools look for a file that is not there. */
    private static final String SOURCE_MAP = "//# sourceMappingURL=chart.umd.min.js.map";

    private static final ObjectMapper JSON = new ObjectMapper();

    private HtmlReport() {}

    /** Writes the page, UTF-8, and leaves the stream open. */
    public static void write(Parameters parameters, TransactionStatistics statistics, OutputStream out)
            throws IOException {
        out.write(page(parameters, statistics).getBytes(StandardCharsets.UTF_8));
    }

    private static String page(Parameters parameters, TransactionStatistics statistics) {
        DaySpans days = PageData.spans(statistics);
        PageData data = PageData.of(statistics);
        Findings findings = new Findings(statistics, data, days);
        return Markup.filled(
                resource("report.html"),
                Map.ofEntries(
                        Map.entry("title", Markup.escaped(title(parameters))),
                        Map.entry("parameters", Markup.escaped(English.parameters(parameters))),
                        Map.entry("style", resource("report.css")),
                        Map.entry("figures", figures(parameters, statistics)),
                        Map.entry("scenarios-finding", Markup.escaped(findings.scenarios())),
                        Map.entry("kinds-table", HtmlTables.kinds(statistics)),
                        Map.entry("amounts-finding", Markup.escaped(findings.amounts())),
                        Map.entry("amounts-table", HtmlTables.histogram("Amounts", "amount", data.amounts())),
                        Map.entry("times-finding", Markup.escaped(findings.times())),
                        Map.entry("times-table", HtmlTables.histogram("Times of day", "time of day", data.times())),
                        Map.entry("transactions-finding", Markup.escaped(findings.transactions())),
                        Map.entry("frauds-finding", Markup.escaped(findings.frauds())),
                        Map.entry("victims-finding", Markup.escaped(findings.victims())),
                        Map.entry("days-table", HtmlTables.days(days)),
                        Map.entry("data", Markup.inScript(json(data))),
                        Map.entry("library", resource(CHART_JS).replace(SOURCE_MAP, "")),
                        Map.entry("script", resource("report.js"))));
    }

    private static String title(Parameters parameters) {
        LocalDate last = parameters.date(parameters.days() - 1);
        return "Transactions of " + parameters.startDate() + (parameters.days() == 1 ? "" : " to " + last);
    }

    private static String figures(Parameters parameters, TransactionStatistics statistics) {
        long all = statistics.all().count();
        long frauds = statistics.frauds().count();
        return figure("transactions", English.count(all), English.average((double) all / parameters.days()) + " a day")
                + figure("frauds", English.count(frauds), all == 0 ? "" : English.percentSign(frauds, all) + " of all")
                + figure(
                        "customers",
                        English.count(statistics.customers()),
                        English.count(statistics.customersWithFraud()) + " with frauds")
                + figure(
                        "terminals",
                        English.count(statistics.terminals()),
                        English.count(statistics.terminalsWithFraud()) + " with frauds")
                + figure("median amount, genuine", median(statistics.genuine()), "mean " + mean(statistics.genuine()))
                + figure("median amount, fraud", median(statistics.frauds()), "mean " + mean(statistics.frauds()));
    }

    private static String median(Tally kind) {
        return kind.amounts()
                .summary()
                .map(summary -> English.amount(summary.median()))
                .orElse("-");
    }

    private static String mean(Tally kind) {
        return kind.amounts()
                .summary()
                .map(summary -> English.amount(Math.round(summary.mean())))
                .orElse("-");
    }

    private static String figure(String name, String value, String more) {
        return "<div><dt>%s</dt><dd><strong>%s</strong> %s</dd></div>\n"
                .formatted(Markup.escaped(name), Markup.escaped(value), Markup.escaped(more));
    }

    private static String json(PageData data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Making the report of a dataset: %s is not on the class path.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
