package io.headwater.transactions.files;

import io.headwater.transactions.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** How transactions are written down. */
public enum TransactionFormat {
    /** A header line and a line a transaction, all ended by a line feed. */
    CSV("csv"),
    /** A JSON object a line, ended by a line feed, with the CSV's columns as names; the time is text, all else are numbers. */
    NDJSON("ndjson");

    private static final List<String> COLUMNS = List.of(
            "TRANSACTION_ID",
            "TX_DATETIME",
            "CUSTOMER_ID",
            "TERMINAL_ID",
            "TX_AMOUNT",
            "TX_TIME_SECONDS",
            "TX_TIME_DAYS",
            "TX_FRAUD",
            "TX_FRAUD_SCENARIO");

    /** The last columns, which tell what a model is to find out. */
    private static final int LABELS = 2;

    private final String extension;

    TransactionFormat(String extension) {
        this.extension = extension;
    }

    /** The end of a file's name, without a dot. */
    public String extension() {
        return extension;
    }

    /** The columns of a file, in order. */
    public static List<String> columns(boolean labels) {
        return labels ? COLUMNS : COLUMNS.subList(0, COLUMNS.size() - LABELS);
    }

    /**
     * Writes a day's transactions, UTF-8, in the order of their ids.
     *
     * @param day counted from 0
     * @param labels whether TX_FRAUD and TX_FRAUD_SCENARIO are written too
     * @return how many were written
     */
    public ScenarioCounts write(Transactions transactions, int day, boolean labels, OutputStream out)
            throws IOException {
        List<String> columns = columns(labels);
        List<byte[]> before = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            before.add(before(columns, column, String.valueOf(transactions.date(day))));
        }
        byte[] end = utf8(this == CSV ? "\n" : "}\n");
        ByteText text = new ByteText(out);
        if (this == CSV) {
            text.put(utf8(String.join(",", columns) + "\n"));
        }
        byte[] beforeId = before.get(0);
        byte[] beforeTime = before.get(1);
        byte[] beforeCustomer = before.get(2);
        byte[] beforeTerminal = before.get(3);
        byte[] beforeAmount = before.get(4);
        byte[] beforeSeconds = before.get(5);
        byte[] beforeDays = before.get(6);
        byte[] beforeFraud = labels ? before.get(7) : end;
        byte[] beforeScenario = labels ? before.get(8) : end;
        long[] byScenario = new long[4];
        try {
            transactions.visit(day, (id, txDay, secondOfDay, customer, terminal, cents, scenario) -> {
                text.put(beforeId);
                text.putNumber(id);
                text.put(beforeTime);
                text.putTime(secondOfDay);
                text.put(beforeCustomer);
                text.putNumber(customer);
                text.put(beforeTerminal);
                text.putNumber(terminal);
                text.put(beforeAmount);
                text.putHundredths(cents);
                text.put(beforeSeconds);
                text.putNumber((long) txDay * Transactions.SECONDS_A_DAY + secondOfDay);
                text.put(beforeDays);
                text.putNumber(txDay);
                if (labels) {
                    text.put(beforeFraud);
                    text.putNumber(scenario == 0 ? 0 : 1);
                    text.put(beforeScenario);
                    text.putNumber(scenario);
                }
                text.put(end);
                byScenario[scenario]++;
            });
            text.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new ScenarioCounts(byScenario[0], byScenario[1], byScenario[2], byScenario[3]);
    }

    /** What stands between a column's value and the one before it; the date is the same in each row of a day. */
    private byte[] before(List<String> columns, int column, String date) {
        boolean time = columns.get(column).equals("TX_DATETIME");
        if (this == CSV) {
            return utf8((column == 0 ? "" : ",") + (time ? date + " " : ""));
        }
        boolean afterTime = column > 0 && columns.get(column - 1).equals("TX_DATETIME");
        return utf8((column == 0 ? "{" : afterTime ? "\"," : ",")
                + '"'
                + columns.get(column)
                + "\":"
                + (time ? '"' + date + " " : ""));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
