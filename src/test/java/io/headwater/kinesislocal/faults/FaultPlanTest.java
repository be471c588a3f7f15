package io.headwater.kinesislocal.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultPlanTest {
    @Test
    void readsAPlanFromAText() {
        FaultPlan plan = FaultPlan.parse(
                "internal-failure=0.01, reset-after = 0.001,seed=-7,delay=2m,actions=PutRecords+GetRecords");

        assertThat(plan)
                .isEqualTo(FaultPlan.none()
                        .with(Fault.INTERNAL_FAILURE, 0.01)
                        .with(Fault.RESET_AFTER, 0.001)
                        .withSeed(-7)
                        .withDelay(Duration.ofMinutes(2))
                        .withActions("GetRecords", "PutRecords"));
        assertThat(FaultPlan.parse(" ")).isEqualTo(FaultPlan.none());
    }

    @ParameterizedTest
    @EnumSource
    void knowsEachFaultByItsLabel(Fault fault) {
        assertThat(FaultPlan.parse(fault.label() + "=0.5").rates()).containsOnlyKeys(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", textBlock = """
            internal-failur=0.1 → 'internal-failur' is no fault. There are: record-throttled, record-failed, throttled
            internal-failure → 'internal-failure' has no value: write it as in internal-failure=0.01.
            internal-failure=often → internal-failure is 'often'. Allowed: a probability from 0 to 1, such as 0.01.
            internal-failure=1% → internal-failure is '1%'. Allowed: a probability
            internal-failure=1.5 → The rate of internal-failure is 1.5: a probability from 0 to 1 is allowed.
            internal-failure=NaN → The rate of internal-failure is NaN
            throttled=0.6,reset-after=0.6 → The rates of faults of requests are 1.2 together.
            record-failed=0.6,record-throttled=0.6 → The rates of faults of records are 1.2 together.
            seed=x → seed is 'x'. Allowed: a whole number.
            delay=5 → delay is '5'. Allowed: a time such as 500ms, 90s or 2m.
            delay=0s → The delay of slow answers is PT0S
            actions=PutRecords;GetRecords → Allowed: names with + between them
            seed=1,,seed=2 → There is nothing between two commas
            """)
    void saysWhatIsWrongWithAText(String text, String message) {
        assertThatThrownBy(() -> FaultPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
