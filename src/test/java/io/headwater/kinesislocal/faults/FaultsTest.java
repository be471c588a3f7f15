package io.headwater.kinesislocal.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final FaultPlan PLAN =
            FaultPlan.parse("reset-after=0.1,throttled=0.2,record-failed=0.05,record-throttled=0.1,seed=7");

    private final Faults faults = new Faults();

    @Test
    void theSamePlanDoesTheSameToTheSameRequests() {
        faults.follow(PLAN);
        List<Optional<Fault>> first = drawn(faults, 500);
        faults.follow(PLAN);

        assertThat(drawn(faults, 500)).isEqualTo(first);
        faults.follow(PLAN.withSeed(8));
        assertThat(drawn(faults, 500)).isNotEqualTo(first);
    }

    @Test
    void faultsComeAboutAsOftenAsThePlanSays() {
        faults.follow(PLAN);
        List<Optional<Fault>> drawn = drawn(faults, 10_000);

        assertThat(share(drawn, Fault.RESET_AFTER, 10_000)).isBetween(0.09, 0.11);
        assertThat(share(drawn, Fault.THROTTLED, 10_000)).isBetween(0.19, 0.21);
        assertThat(share(drawn, Fault.RECORD_FAILED, 100_000)).isBetween(0.048, 0.052);
        assertThat(share(drawn, Fault.RECORD_THROTTLED, 100_000)).isBetween(0.097, 0.103);
    }

    @Test
    void whatWasAskedForComesFirstInItsOrderAndAlone() {
        faults.follow(FaultPlan.none().with(Fault.THROTTLED, 1).with(Fault.RECORD_FAILED, 1));
        faults.nextRequests(2, Fault.RESET_AFTER);
        faults.nextRecords(Fault.RECORD_THROTTLED, 3, 7);

        assertThat(faults.to("PutRecords").ofRequest()).contains(Fault.RESET_AFTER);
        Injection second = faults.to("PutRecord");
        assertThat(second.ofRequest()).contains(Fault.RESET_AFTER);
        assertThat(second.ofRecord(0)).isEmpty();
        Injection third = faults.to("PutRecords");
        assertThat(third.ofRequest()).isEmpty();
        assertThat(third.ofRecord(2)).isEmpty();
        assertThat(third.ofRecord(3)).contains(Fault.RECORD_THROTTLED);
        assertThat(faults.to("PutRecords").ofRequest()).contains(Fault.THROTTLED);
    }

    @Test
    void ratesChangeWhileItRuns() {
        faults.inject(Fault.GARBAGE, 1);
        assertThat(faults.to("PutRecords").ofRequest()).contains(Fault.GARBAGE);
        faults.inject(Fault.GARBAGE, 0);
        assertThat(faults.to("PutRecords").ofRequest()).isEmpty();
        assertThatThrownBy(() -> faults.inject(Fault.GARBAGE, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesOtherActionsAlone() {
        faults.inject(Fault.GARBAGE, 1);
        faults.nextRequests(1, Fault.GARBAGE);
        assertThat(faults.to("GetRecords").ofRequest()).isEmpty();

        faults.follow(FaultPlan.none().with(Fault.NOT_FOUND, 1).withActions("GetRecords"));
        assertThat(faults.to("PutRecords").ofRequest()).isEmpty();
    }

    @Test
    void stopsAndForgetsWhatWasAskedFor() {
        faults.inject(Fault.GARBAGE, 1);
        faults.nextRequests(3, Fault.GARBAGE);
        faults.stop();

        assertThat(faults.to("PutRecords").ofRequest()).isEmpty();
    }

    @Test
    void countsWhatHappenedAndNotWhatWasDrawn() {
        faults.nextRequests(2, Fault.GARBAGE);
        faults.to("PutRecords");
        faults.to("PutRecords").happened(Fault.GARBAGE);

        assertThat(faults.injected()).containsOnlyKeys(Fault.values()).containsEntry(Fault.GARBAGE, 1L);
    }

    @Test
    void tellsFaultsOfRecordsFromThoseOfRequests() {
        assertThatThrownBy(() -> faults.nextRequests(1, Fault.RECORD_FAILED)).hasMessageContaining("nextRecords");
        assertThatThrownBy(() -> faults.nextRecords(Fault.GARBAGE, 1)).hasMessageContaining("nextRequests");
    }

    /** Of each request its fault and those of ten records. */
    private static List<Optional<Fault>> drawn(Faults faults, int requests) {
        List<Optional<Fault>> drawn = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Injection injection = faults.to("PutRecords");
            drawn.add(injection.ofRequest());
            for (int record = 0; record < 10; record++) {
                drawn.add(injection.ofRecord(record));
            }
        }
        return drawn;
    }

    private static double share(List<Optional<Fault>> drawn, Fault fault, int of) {
        return drawn.stream().filter(each -> each.equals(Optional.of(fault))).count() / (double) of;
    }
}
