package io.headwater.transactions.report;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import io.headwater.transactions.TransactionsSimulator;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A simulated dataset to report on. */
record Dataset(Parameters parameters, TransactionStatistics statistics) {
    static Dataset of(int customers, int terminals, int days, double radius) {
        Parameters parameters =
                new Parameters(customers, terminals, days, radius, LocalDate.of(2018, 4, 1), 0, Part.WHOLE);
        return new Dataset(
                parameters, TransactionStatistics.of(TransactionsSimulator.simulate(parameters, progress -> {})));
    }

    /** Of a month, with frauds of all scenarios. */
    static Dataset month() {
        return of(300, 200, 30, 20);
    }

    /** No customer has a terminal. */
    static Dataset empty() {
        return of(30, 20, 3, 0);
    }

    String text() {
        return TextReport.of(parameters, statistics);
    }

    String page() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HtmlReport.write(parameters, statistics, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
