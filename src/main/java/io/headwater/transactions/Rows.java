package io.headwater.transactions;

import java.util.Arrays;

/** Transactions in the order in which they were drawn; a buffer that is filled again and again. Not thread-safe. */
final class Rows {
    private static final int FIELDS = 4;

    private int[] fields = new int[FIELDS * 1024];
    private int size;

    void clear() {
        size = 0;
    }

    /**
     * @param seconds since the first day began
     * @param amount as {@link Amount} packs it
     */
    void add(int seconds, int customer, int terminal, int amount) {
        int at = size * FIELDS;
        if (at == fields.length) {
            fields = Arrays.copyOf(fields, 2 * at);
        }
        fields[at] = seconds;
        fields[at + 1] = customer;
        fields[at + 2] = terminal;
        fields[at + 3] = amount;
        size++;
    }

    int size() {
        return size;
    }

    int seconds(int row) {
        return fields[row * FIELDS];
    }

    int customer(int row) {
        return fields[row * FIELDS + 1];
    }

    int terminal(int row) {
        return fields[row * FIELDS + 2];
    }

    int amount(int row) {
        return fields[row * FIELDS + 3];
    }

    void setAmount(int row, int amount) {
        fields[row * FIELDS + 3] = amount;
    }
}
