package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SequenceNumberTest {
    private static final long NOVEMBER_2026 = 1_795_000_000;

    @Property
    void isReadBackAsItWasWrittenAndLooksLikeAnAwsOne(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long ordinal,
            @ForAll @IntRange(min = 1) int incarnation,
            @ForAll @IntRange(min = 0) int shard) {
        SequenceNumber number = new SequenceNumber(NOVEMBER_2026, ordinal, incarnation, shard);

        assertThat(number.toString()).matches("49\\d{54}");
        assertThat(SequenceNumber.parse(number.toString())).contains(number);
    }

    @Property
    void comparesAsTheOrdinalDoesWhateverTheShard(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long ordinal,
            @ForAll @IntRange(min = 0) int shard,
            @ForAll @IntRange(min = 0) int anotherShard) {
        BigInteger earlier = new BigInteger(new SequenceNumber(NOVEMBER_2026, ordinal, 7, shard).toString());
        BigInteger later = new BigInteger(new SequenceNumber(NOVEMBER_2026, ordinal + 1, 7, anotherShard).toString());

        assertThat(earlier).isLessThan(later);
    }

    @Property
    void refusesTextsThatItNeverWrote(@ForAll String text) {
        assertThat(SequenceNumber.parse(text)).isEmpty();
    }
}
