package io.headwater.transactions.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.TransactionsSimulator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The rows of other parameters than the published ones, against a plain Python program of the handbook's steps: {@code
 * transactions/handbook-runs.csv}, made by Debian 12's Python 3.11.2, numpy 1.24.2 and pandas 1.5.3 with
 *
 * <pre>
 * /usr/bin/python3 src/test/python/handbook_simulator.py --runs &gt; src/test/resources/transactions/handbook-runs.csv
 * </pre>
 *
 * <p>The script says what is special about each run, and prints the rows of one that differs.
 */
class HandbookParametersTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/transactions/handbook-runs.csv", numLinesToSkip = 1)
    void everyRowIsThatOfTheHandbooksProgram(
            int customers,
            int terminals,
            int days,
            double radius,
            long seed,
            int rows,
            int scenario1,
            int scenario2,
            int scenario3,
            String sha256)
            throws Exception {
        Transactions transactions = TransactionsSimulator.simulate(
                new Parameters(customers, terminals, days, radius, LocalDate.of(2018, 4, 1), seed, Part.WHOLE),
                progress -> {});
        int[] byScenario = new int[4];
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int day = 0; day < transactions.days(); day++) {
            transactions.visit(
                    day, (id, txDay, secondOfDay, customer, terminal, cents, scenario) -> byScenario[scenario]++);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            TransactionFormat.CSV.write(transactions, day, true, file);
            String text = file.toString(StandardCharsets.UTF_8);
            // One header for all days.
            String lines = day == 0 ? text : text.substring(text.indexOf('\n') + 1);
            digest.update(lines.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(transactions.size()).isEqualTo(rows);
        assertThat(byScenario)
                .containsExactly(rows - scenario1 - scenario2 - scenario3, scenario1, scenario2, scenario3);
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
    }
}
