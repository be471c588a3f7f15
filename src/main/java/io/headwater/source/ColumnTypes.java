package io.headwater.source;

import io.headwater.columns.ColumnType;
import java.util.List;
import java.util.Set;

/** Which columns hold numbers where nobody says so: those of a transactions file, known by its header; in any other file all is text. */
final class ColumnTypes {
    private static final Set<String> MARKS_OF_TRANSACTIONS =
            Set.of("TRANSACTION_ID", "TX_DATETIME", "CUSTOMER_ID", "TERMINAL_ID", "TX_AMOUNT");
    private static final Set<String> NUMBERS_OF_TRANSACTIONS = Set.of(
            "TRANSACTION_ID",
            "CUSTOMER_ID",
            "TERMINAL_ID",
            "TX_AMOUNT",
            "TX_TIME_SECONDS",
            "TX_TIME_DAYS",
            "TX_FRAUD",
            "TX_FRAUD_SCENARIO");

    private ColumnTypes() {}

    /** The type of each column, in the header's order. */
    static List<ColumnType> of(List<String> columns) {
        boolean transactions = columns.containsAll(MARKS_OF_TRANSACTIONS);
        return columns.stream()
                .map(column -> transactions && NUMBERS_OF_TRANSACTIONS.contains(column)
                        ? ColumnType.NUMBER
                        : ColumnType.STRING)
                .toList();
    }
}
