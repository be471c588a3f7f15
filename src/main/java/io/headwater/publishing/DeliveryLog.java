package io.headwater.publishing;

import java.util.List;

/**
 * Is told what becomes of a delivery's rows, before another request takes their place in flight: what it has written down by
 * then is all that a crash cannot undo. Implementations are thread-safe and do not throw.
 */
public interface DeliveryLog {

    /** These rows are stored for good, and where, as far as the target says so. */
    void acknowledged(List<Row> rows, List<StoredRows> stored);

    /**
     * The target can never take this row.
     *
     * @return whether the row is set aside; if not, the delivery has failed
     */
    boolean rejected(Row row, String reason);

    /** Keeps nothing, and has nowhere to set a row aside. */
    static DeliveryLog none() {
        return new DeliveryLog() {
            @Override
            public void acknowledged(List<Row> rows, List<StoredRows> stored) {}

            @Override
            public boolean rejected(Row row, String reason) {
                return false;
            }
        };
    }
}
