package io.headwater.market.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How faults are written. */
class FaultPlanTest {
    @Test
    void isRatesOfFaultsAndHowTheyCome() {
        assertThat(FaultPlan.parse("")).isEqualTo(FaultPlan.NONE);
        assertThat(FaultPlan.parse(" ").isNone()).isTrue();
        assertThat(FaultPlan.parse("late=0").isNone()).isTrue();
        assertThat(FaultPlan.parse("late=0.01, out-of-order = 0.5,seed=-3,late-by=7"))
                .isEqualTo(new FaultPlan(Map.of(Fault.LATE, 0.01, Fault.OUT_OF_ORDER, 0.5), -3, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late | 'late' has no value: write it as in late=0.01.",
                "lost=0.1 | 'lost' is no fault. There are: late, duplicate, out-of-order, dropped, malformed; beside them stand seed and late-by.",
                "late=x | late is 'x'. Allowed: a probability from 0 to 1, such as 0.01.",
                "late=2 | late is '2.0'. Allowed: a probability from 0 to 1",
                "late=NaN | late is 'NaN'. Allowed: a probability",
                "seed=x | seed is 'x'. Allowed: a whole number.",
                "late-by=0 | late-by is '0'. Allowed: a whole number of messages from 1 to 100000.",
                "late-by=x | late-by is 'x'. Allowed: a whole number of messages from 1 to 100000.",
                "late=0.6,dropped=0.6 | The rates of the faults are 1.2 together.",
                "late=0.1,,seed=1 | There is nothing between two commas"
            })
    void refusesWhatItCannotRead(String text, String message) {
        assertThatThrownBy(() -> FaultPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
