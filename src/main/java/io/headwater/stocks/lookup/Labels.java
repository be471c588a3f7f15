package io.headwater.stocks.lookup;

import java.util.Optional;

/** What must stand at bars that could be mistaken for something else. */
public final class Labels {
    /** At each bar that is made up. */
    public static final String SYNTHETIC = "synthetic sample";

    private Labels() {}

    /** The label of these bars; none for real ones. */
    public static Optional<String> of(StockHistory history) {
        return history.source() == StockHistory.Source.SYNTHETIC ? Optional.of(SYNTHETIC) : Optional.empty();
    }
}
