package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;

class SequenceNumberTest {
    private static final long NOVEMBER_2026 = 1_795_000_000;

    @Property
    void isReadBackAsItWasWrittenAndLooksLikeAnAwsOne(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long ordinal,
            @ForAll @IntRange(max = 10_000) int secondsLater,
            @ForAll @IntRange(min = 0) int shard) {
        SequenceNumber number = new SequenceNumber(NOVEMBER_2026, ordinal, NOVEMBER_2026 + secondsLater, shard);

        assertThat(number.toString()).matches("49\\d{54}");
        assertThat(SequenceNumber.parse(number.toString())).contains(number);
        // The places that clients take it apart at.
        assertThat(new BigInteger(number.toString()).toString(16))
                .isEqualTo(String.format(
                        "2%09x%x%016x00%09x%08x2",
                        NOVEMBER_2026, shard % 16, ordinal, NOVEMBER_2026 + secondsLater, shard));
    }

    @Property
    void comparesWithinAShardAsTheOrdinalDoes(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long ordinal,
            @ForAll @IntRange(min = 0) int shard,
            @ForAll @IntRange(max = 10_000) int secondsEarlier) {
        BigInteger earlier = new BigInteger(new SequenceNumber(1, ordinal, NOVEMBER_2026, shard).toString());
        BigInteger later =
                new BigInteger(new SequenceNumber(1, ordinal + 1, NOVEMBER_2026 - secondsEarlier, shard).toString());

        assertThat(earlier).isLessThan(later);
    }

    @Property
    void readsAnyNumberOrRefusesIt(@ForAll @LongRange(min = 0) long high, @ForAll @IntRange(max = 130) int shift) {
        BigInteger number = BigInteger.valueOf(high).shiftLeft(shift);

        SequenceNumber.parse(number.toString())
                .ifPresent(read -> assertThat(read.version()).isBetween(0, 2));
    }

    @Property
    void refusesTextsThatAreNoNumbers(@ForAll @NumericChars @AlphaChars String text) {
        Assume.that(!text.matches("\\d+"));

        assertThat(SequenceNumber.parse(text)).isEmpty();
    }

    @Example
    void readsTheOlderVersionsOfAws() {
        assertThat(SequenceNumber.parse("5")).contains(new SequenceNumber(0, 0, 0, 0, 5));
        String hex = "2" + "000000001" + "0" + "00" + "000000002" + "00000000000000" + "03" + "00000004" + "1";
        assertThat(SequenceNumber.parse(new BigInteger(hex, 16).toString()))
                .contains(new SequenceNumber(1, 1, 3, 2, 4));
    }
}
