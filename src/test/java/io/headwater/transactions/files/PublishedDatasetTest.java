package io.headwater.transactions.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.TransactionsSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dataset that the handbook's authors published: 5,000 customers, 10,000 terminals, 183 days. */
class PublishedDatasetTest {
    private static Transactions published;

    @BeforeAll
    static void simulate() {
        published = TransactionsSimulator.simulate(Parameters.PUBLISHED, progress -> {});
    }

    /** {@code published-dataset.sha256} has the SHA-256 of each published day in the form of our CSV. */
    @Test
    void everyDayIsThePublishedOneToTheLastByte() throws Exception {
        List<String> digests = new ArrayList<>();
        for (int day = 0; day < published.days(); day++) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                TransactionFormat.CSV.write(published, day, true, out);
            }
            digests.add("%s  transactions-%s.csv"
                    .formatted(HexFormat.of().formatHex(digest.digest()), published.date(day)));
        }
        assertThat(digests).hasSize(183).isEqualTo(publishedDigests());
    }

    @Test
    void hasThePublishedNumbersOfRowsAndOfFraudsByScenario() {
        int[] byScenario = new int[4];
        for (int day = 0; day < published.days(); day++) {
            published.visit(
                    day, (id, txDay, secondOfDay, customer, terminal, cents, scenario) -> byScenario[scenario]++);
        }
        assertThat(published.size()).isEqualTo(1_754_155);
        assertThat(byScenario).containsExactly(1_754_155 - 14_681, 973, 9_077, 4_631);
    }

    private static List<String> publishedDigests() throws IOException {
        try (InputStream in =
                PublishedDatasetTest.class.getResourceAsStream("/transactions/published-dataset.sha256")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
