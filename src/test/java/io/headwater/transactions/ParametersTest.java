package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final LocalDate START = LocalDate.of(2018, 4, 1);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 100_000_001, Integer.MAX_VALUE})
    void refusesNumbersOfCustomersAndTerminals(int count) {
        refuses(
                () -> with(count, 5, 3, 5, START, 0),
                "customers = %d: must be a whole number from 1 to 100000000.".formatted(count));
        refuses(
                () -> with(5, count, 3, 5, START, 0),
                "terminals = %d: must be a whole number from 1 to 100000000.".formatted(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 24_856, Integer.MAX_VALUE})
    void refusesNumbersOfDays(int days) {
        refuses(
                () -> with(5, 5, days, 5, START, 0),
                "days = %d: must be a whole number from 1 to 24855.".formatted(days));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesARadiusThatIsNoLength(double radius) {
        refuses(() -> with(5, 5, 3, radius, START, 0), "radius = %s: must be a number from 0 on.".formatted(radius));
    }

    @ParameterizedTest
    @CsvSource({"0000-12-31, 1", "-0001-01-01, 500", "9999-12-31, 2", "9990-01-01, 24855", "+10000-01-01, 1"})
    void refusesDatesThatHaveNotFourDigits(LocalDate start, int days) {
        refuses(
                () -> with(5, 5, days, 5, start, 0),
                "start-date = %s: the first and the last of %d days must be in the years 1 to 9999."
                        .formatted(start, days));
    }

    @Test
    void refusesTheLastDatesOfAll() {
        refuses(
                () -> with(5, 5, 2, 5, LocalDate.MAX, 0),
                "start-date = +999999999-12-31: the first and the last of 2 days must be in the years 1 to 9999.");
    }

    /** The largest seed of all is that of the last customer or day, and of the terminals at least 1 more than the offset. */
    @ParameterizedTest
    @CsvSource({"60, 50, 4294967235", "50, 60, 4294967235", "1, 1, 4294967293"})
    void refusesSeedsThatLeave32Bits(int customers, int days, long most) {
        assertThatCode(() -> with(customers, 5, days, 5, START, most)).doesNotThrowAnyException();
        for (long seed : new long[] {most + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            refuses(
                    () -> with(customers, 5, days, 5, START, seed),
                    "seed = %d: must be a whole number from 0 to %d, so that the seeds of all customers and days fit 32 bits."
                            .formatted(seed, most));
        }
    }

    @Test
    void takesTheLeastAndTheMostOfEach() {
        assertThatCode(() -> {
                    with(1, 1, 1, 0, LocalDate.of(1, 1, 1), 0);
                    with(100_000_000, 100_000_000, 24_855, Double.MAX_VALUE, START, 0);
                    with(1, 1, 1, -0.0, LocalDate.of(9999, 12, 31), 0);
                })
                .doesNotThrowAnyException();
    }

    /** The last second of the last day that is allowed still fits an int, and no day more would. */
    @Test
    void allowsAsManyDaysAsHaveTheirSecondsInAnInt() {
        assertThat(Parameters.MOST_DAYS * 86_400L).isLessThanOrEqualTo(Integer.MAX_VALUE);
        assertThat((Parameters.MOST_DAYS + 1) * 86_400L).isGreaterThan(Integer.MAX_VALUE);
    }

    @Test
    void dateIsCountedFromTheStart() {
        Parameters parameters = with(5, 5, 400, 5, LocalDate.of(2019, 12, 31), 0);
        assertThat(parameters.date(0)).isEqualTo("2019-12-31");
        assertThat(parameters.date(60)).isEqualTo("2020-02-29");
    }

    @ParameterizedTest
    @CsvSource({"1/1, 1, 1", "2/4, 2, 4", "900000/900000, 900000, 900000", "01/02, 1, 2"})
    void readsAPart(String text, int number, int of) {
        assertThat(Part.parse(text)).isEqualTo(new Part(number, of));
    }

    @Test
    void readsBackThePartItWrote() {
        assertThat(Part.parse(new Part(3, 7).toString())).isEqualTo(new Part(3, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "/",
                "1/",
                "/1",
                "a/b",
                "1/2/3",
                "-1/2",
                "1 / 2",
                " 1/2",
                "1/2\n",
                "1,2",
                "1/0x2",
                "1234567890/1234567890",
                "١/٢"
            })
    void refusesWhatIsNotAPart(String text) {
        refuses(
                () -> Part.parse(text),
                "part = '%s': must be i/n, like 2/4, with i from 1 to n and n from 1 to 900000.".formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/1", "2/1", "0/0", "1/900001", "999999999/999999999"})
    void refusesAPartThatDoesNotExist(String text) {
        refuses(
                () -> Part.parse(text),
                "part = %s: must be i/n, like 2/4, with i from 1 to n and n from 1 to 900000.".formatted(text));
    }

    private static Parameters with(int customers, int terminals, int days, double radius, LocalDate start, long seed) {
        return new Parameters(customers, terminals, days, radius, start, seed, Part.WHOLE);
    }

    private static void refuses(ThrowingCallable refused, String message) {
        assertThatThrownBy(refused).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
