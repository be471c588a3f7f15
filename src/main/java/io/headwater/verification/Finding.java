package io.headwater.verification;

import io.headwater.receipts.Account;
import java.util.List;

/**
 * What became of the rows of a receipt.
 *
 * @param rejected rows that the reader rejected again
 * @param firstMissing the first of those that are not in the stream
 * @param firstLate the first of those that came after one which stands behind them in the file
 */
public record Finding(long rejected, Account account, List<Place> firstMissing, List<LateRow> firstLate) {
    /** Takes copies of the lists. */
    public Finding {
        firstMissing = List.copyOf(firstMissing);
        firstLate = List.copyOf(firstLate);
    }

    /** A row that came after another one of its key, although it stands before it. */
    public record LateRow(Place row, Place after) {}
}
