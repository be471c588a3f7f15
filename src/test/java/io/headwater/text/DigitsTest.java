package io.headwater.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Digits as bytes, against what the JDK makes of the same numbers. */
class DigitsTest {
    private static final int AT = 3;

    private final byte[] bytes = new byte[40];

    private String from(int after) {
        return new String(bytes, AT, after - AT, StandardCharsets.US_ASCII);
    }

    @Property
    void numbersHaveTheDigitsThatTheyHave(@ForAll @LongRange(max = Long.MAX_VALUE) long number) {
        assertThat(from(Digits.put(bytes, AT, number))).isEqualTo(Long.toString(number));
        assertThat(from(Digits.putHundredths(bytes, AT, number)))
                .isEqualTo(BigDecimal.valueOf(number, 2).toPlainString());
    }

    @Property
    void timesHaveTwoDigitsEach(@ForAll @IntRange(max = 86_399) int second) {
        assertThat(from(Digits.putTime(bytes, AT, second)))
                .isEqualTo(LocalTime.ofSecondOfDay(second).format(DateTimeFormatter.ofPattern("HH:mm:ss")));
    }
}
