package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** 1,000 records and 1 MiB a second, to the record and to the byte. */
class WriteLimitTest {
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;
    private static final long NOW = 1_795_000_000_000L;

    private final WriteLimit limit = new WriteLimit(NOW);

    @Example
    void takesAThousandRecordsAtOnceAndThenOneEachMillisecond() {
        assertThat(taken(2000, 1, NOW)).isEqualTo(1000);
        assertThat(taken(2000, 1, NOW + 1)).isEqualTo(1);
        assertThat(taken(2000, 1, NOW + 500)).isEqualTo(499);
        assertThat(taken(2000, 1, NOW + 3_600_000)).isEqualTo(1000);
    }

    @Example
    void countsEachRequestInWholeKib() {
        assertThat(taken(1024, 1025, NOW)).as("2 KiB each").isEqualTo(512);
    }

    @Example
    void roundsTheSumOfARequestUpAndNotEachRecord() {
        long inRequest = 0;
        int taken = 0;
        while (limit.take(1280, inRequest, NOW)) {
            inRequest += 1280;
            taken++;
        }
        assertThat(taken).as("four are 5 KiB").isEqualTo(MIB / 1280);
    }

    @Example
    void takesARecordLargerThanASecondsWorthWhenItHasRestedAndThenNothingForLong() {
        assertThat(limit.take(5 * MIB, 0, NOW)).isTrue();
        assertThat(limit.take(1, 0, NOW + 4000)).isFalse();
        assertThat(limit.take(1, 0, NOW + 4001)).isTrue();
        assertThat(limit.take(2 * MIB, 0, NOW + 4500)).isFalse();
    }

    @Example
    void goesOnWhenTheClockIsSetBack() {
        assertThat(taken(2000, 1, NOW)).isEqualTo(1000);
        assertThat(taken(2000, 1, NOW - 3_600_000)).isZero();
        assertThat(taken(2000, 1, NOW - 3_600_000 + 100)).isEqualTo(100);
    }

    @Example
    void isHotAfterFiveSuccessiveSecondsOfRefusals() {
        for (int second = 0; second < 4; second++) {
            taken(2001, 1, NOW + second * 1000L);
        }
        assertThat(limit.isHot()).isFalse();
        taken(2001, 1, NOW + 4000);
        assertThat(limit.isHot()).isTrue();
        taken(2001, 1, NOW + 6000);
        assertThat(limit.isHot()).as("a second without refusals begins anew").isFalse();
    }

    @Property(tries = 200)
    void inNoTimeTakesMoreThanThatTimeAllows(@ForAll long seed) {
        Random random = new Random(seed);
        List<long[]> accepted = new ArrayList<>();
        long now = NOW;
        for (int i = 0; i < 3000; i++) {
            now += random.nextInt(50) == 0 ? random.nextInt(300) : 0;
            int size = random.nextInt(10) == 0 ? random.nextInt(MIB / 8) : random.nextInt(600);
            if (limit.take(size, 0, now)) {
                accepted.add(new long[] {now, size});
            }
        }
        for (int first = 0; first < accepted.size(); first += 97) {
            long begin = accepted.get(first)[0];
            long bytes = 0;
            for (int last = first; last < accepted.size(); last++) {
                long millis = accepted.get(last)[0] - begin;
                bytes += accepted.get(last)[1];
                assertThat(last - first + 1L).isLessThanOrEqualTo(1000 + millis);
                assertThat(bytes * 1000).isLessThanOrEqualTo(MIB * (1000 + millis));
            }
        }
    }

    private int taken(int attempts, int size, long now) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += limit.take(size, 0, now) ? 1 : 0;
        }
        return taken;
    }
}
