package io.headwater.transactions;

/** Is shown one transaction after the other. */
@FunctionalInterface
public interface TransactionVisitor {
    /**
     * One transaction; in plain values, since there are millions.
     *
     * @param id TRANSACTION_ID
     * @param day TX_TIME_DAYS
     * @param secondOfDay from 1 to 86,399; TX_TIME_SECONDS is 86,400 times the day more
     * @param customer CUSTOMER_ID
     * @param terminal TERMINAL_ID
     * @param cents TX_AMOUNT, in hundredths
     * @param scenario TX_FRAUD_SCENARIO: 0 for no fraud, else 1, 2 or 3
     */
    void visit(long id, int day, int secondOfDay, int customer, int terminal, long cents, int scenario);
}
