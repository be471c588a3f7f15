package io.headwater.stocks.cache;

import io.headwater.stocks.DailyBar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether a split or a dividend has moved the prices of days long past. */
final class Movement {
    /**
     * How far apart prices may be that are the same, as a part of them: providers compute adjusted ones anew with every answer, and the
     * last digits vary. A dividend that moves less is none.
     */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000005");

    private Movement() {}

    /** Whether the bar that was known is another in the answer, or not there any more. */
    static boolean isMoved(DailyBar known, List<DailyBar> answer) {
        return answer.stream()
                .filter(bar -> bar.date().equals(known.date()))
                .findFirst()
                .map(bar -> differ(known.close(), bar.close()) || differ(known.adjClose(), bar.adjClose()))
                .orElse(true);
    }

    /** An answer without adjusted prices says nothing about them. */
    private static boolean differ(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() && b.isPresent() && differ(a.get(), b.get());
    }

    private static boolean differ(BigDecimal a, BigDecimal b) {
        BigDecimal larger = a.abs().max(b.abs());
        return a.subtract(b).abs().compareTo(larger.multiply(TOLERANCE)) > 0;
    }
}
