package io.headwater.transactions.files;

import io.headwater.transactions.Part;
import java.time.LocalDate;

/**
 * What the files of consecutive days are called: {@code transactions-2018-04-01.csv}, or {@code transactions-2018-04-01.part-2-of-4.csv}
 * for a part, so that the parts of several machines fit into one folder.
 *
 * @param firstDate the first day
 * @param days how many
 */
public record DayFileNames(LocalDate firstDate, int days, Part part, TransactionFormat format) {
    /** The name of a day's file; days are counted from 0. */
    public String name(int day) {
        String middle = part.isWhole() ? "" : ".part-" + part.number() + "-of-" + part.of();
        return "transactions-" + firstDate.plusDays(day) + middle + "." + format.extension();
    }
}
