package io.headwater.stocks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a share did on one day of its exchange. Prices are exactly as the provider wrote them, every digit: what is computed with them
 * later is for others to round.
 *
 * @param close adjusted for splits
 * @param adjClose adjusted for splits and dividends; empty where the provider does not give it
 * @param volume shares traded
 */
public record DailyBar(
        LocalDate date,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        Optional<BigDecimal> adjClose,
        long volume) {}
