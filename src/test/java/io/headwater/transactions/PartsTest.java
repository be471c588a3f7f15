package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Parts of the customers, for several machines. */
class PartsTest {
    private static Transactions simulate(int customers, int terminals, int days, double radius, Part part) {
        return TransactionsSimulator.simulate(
                new Parameters(customers, terminals, days, radius, LocalDate.of(2018, 4, 1), 0, part), progress -> {});
    }

    private static List<Seen> anonymous(List<Seen> rows) {
        return rows.stream().map(Seen::anonymous).toList();
    }

    @Test
    void areTheWholeTogetherWithItsFrauds() {
        List<Seen> union = union(200, 300, 60, 10, 3);
        List<Seen> whole = Seen.all(simulate(200, 300, 60, 10, Part.WHOLE));

        assertThat(whole).extracting(Seen::scenario).contains(1, 2, 3);
        assertThat(anonymous(union)).containsExactlyInAnyOrderElementsOf(anonymous(whole));
        assertThat(union).extracting(Seen::id).doesNotHaveDuplicates();
    }

    @Test
    void haveIdsWithoutGapsThatBeginTenBillionApart() {
        for (int number = 1; number <= 3; number++) {
            long first = (number - 1) * 10_000_000_000L;
            List<Seen> rows = Seen.all(simulate(50, 100, 10, 10, new Part(number, 3)));
            assertThat(rows).isNotEmpty();
            for (int i = 0; i < rows.size(); i++) {
                assertThat(rows.get(i).id()).isEqualTo(first + i);
            }
        }
    }

    /** Few customers: a part may have none, or none with a transaction on the last day, or in the last leak. */
    @Property(tries = 40)
    void areTheWholeHoweverFewCustomersThereAre(
            @ForAll @IntRange(min = 1, max = 12) int customers,
            @ForAll @IntRange(min = 1, max = 20) int terminals,
            @ForAll @IntRange(min = 1, max = 35) int days,
            @ForAll @DoubleRange(min = 0, max = 60) double radius,
            @ForAll @IntRange(min = 2, max = 5) int parts) {
        List<Seen> union = union(customers, terminals, days, radius, parts);
        List<Seen> whole = Seen.all(simulate(customers, terminals, days, radius, Part.WHOLE));

        assertThat(anonymous(union))
                .as("the same however many parts there are")
                .containsExactlyInAnyOrderElementsOf(anonymous(union(customers, terminals, days, radius, parts + 1)));
        assertThat(withoutFrauds(union)).containsExactlyInAnyOrderElementsOf(withoutFrauds(whole));
        // Which of two in the same second a fraudster takes is up to an unstable sort, in a whole run only.
        if (haveTimesOfTheirOwn(whole)) {
            assertThat(anonymous(union)).containsExactlyInAnyOrderElementsOf(anonymous(whole));
        }
    }

    private static List<Seen> union(int customers, int terminals, int days, double radius, int parts) {
        List<Seen> union = new ArrayList<>();
        for (int number = 1; number <= parts; number++) {
            union.addAll(Seen.all(simulate(customers, terminals, days, radius, new Part(number, parts))));
        }
        return union;
    }

    /** Who bought where and when. */
    private static List<Seen> withoutFrauds(List<Seen> rows) {
        return rows.stream()
                .map(row -> new Seen(0, row.day(), row.secondOfDay(), row.customer(), row.terminal(), 0, 0))
                .toList();
    }

    private static boolean haveTimesOfTheirOwn(List<Seen> rows) {
        return rows.stream()
                        .map(row -> List.of(row.day(), row.secondOfDay()))
                        .distinct()
                        .count()
                == rows.size();
    }
}
