package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.random.NumpyRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The terminals found are those that looking at each of them finds, as the handbook's program does. */
class TerminalGridTest {
    @Property(tries = 400)
    void findsTheTerminalsThatLookingAtEachFinds(
            @ForAll("counts") int count,
            @ForAll @IntRange(max = 1_000) int seed,
            @ForAll("radii") double radius,
            @ForAll("coordinates") double x,
            @ForAll("coordinates") double y) {
        Terminals terminals = Terminals.draw(count, seed);
        TerminalGrid grid = new TerminalGrid(terminals, radius);
        assertThat(found(grid, x, y)).isEqualTo(byLookingAtEach(terminals, x, y, radius));
    }

    /** The radius is a distance to a terminal: that terminal is not in reach, and is with the next larger radius. */
    @Property(tries = 200)
    void leavesOutATerminalExactlyAtTheRadius(
            @ForAll("counts") int count,
            @ForAll @IntRange(max = 1_000) int seed,
            @ForAll("coordinates") double x,
            @ForAll("coordinates") double y) {
        Terminals terminals = Terminals.draw(count, seed);
        int terminal = seed % count;
        double dx = x - terminals.x(terminal);
        double dy = y - terminals.y(terminal);
        double distance = Math.sqrt(dx * dx + dy * dy);
        assertThat(found(new TerminalGrid(terminals, distance), x, y))
                .isEqualTo(byLookingAtEach(terminals, x, y, distance))
                .doesNotContain(terminal);
        double more = Math.nextUp(distance);
        assertThat(found(new TerminalGrid(terminals, more), x, y))
                .isEqualTo(byLookingAtEach(terminals, x, y, more))
                .contains(terminal);
    }

    @Example
    void findsThemAmongAMillion() {
        Terminals terminals = Terminals.draw(1_000_000, 1);
        NumpyRandom random = new NumpyRandom(2);
        for (double radius : new double[] {0, 1e-3, 0.05, 5, 49.99, 141.4}) {
            TerminalGrid grid = new TerminalGrid(terminals, radius);
            for (int i = 0; i < 2; i++) {
                double x = random.uniform(0, 100);
                double y = random.uniform(0, 100);
                assertThat(found(grid, x, y)).isEqualTo(byLookingAtEach(terminals, x, y, radius));
            }
            assertThat(found(grid, 0, 100)).isEqualTo(byLookingAtEach(terminals, 0, 100, radius));
        }
    }

    /** Few of many are put in order in one way, many in another. */
    @Property(tries = 200)
    void thoseInReachComeInTheOrderOfTheirIds(
            @ForAll @IntRange(min = 1, max = 20_000) int count,
            @ForAll("radii") double radius,
            @ForAll("coordinates") double x,
            @ForAll("coordinates") double y) {
        Terminals terminals = Terminals.draw(count, count);
        TerminalsInReach inReach = new TerminalsInReach(new TerminalGrid(terminals, radius));
        // Each search must leave nothing behind for the next one.
        for (double[] centre : new double[][] {{x, y}, {y, x}, {50, 50}, {x, y}}) {
            int found = inReach.around(centre[0], centre[1]);
            assertThat(IntStream.range(0, found).map(inReach::id).toArray())
                    .isEqualTo(byLookingAtEach(terminals, centre[0], centre[1], radius));
        }
    }

    /** From one to thousands in reach of the same place, so that both ways are gone whatever the bound between them. */
    @Example
    void fewAndManyInReachComeInTheOrderOfTheirIds() {
        Terminals terminals = Terminals.draw(50_000, 3);
        for (double radius = 0.05; radius < 150; radius *= 1.3) {
            TerminalsInReach inReach = new TerminalsInReach(new TerminalGrid(terminals, radius));
            int found = inReach.around(20, 80);
            assertThat(IntStream.range(0, found).map(inReach::id).toArray())
                    .isEqualTo(byLookingAtEach(terminals, 20, 80, radius));
        }
    }

    @Property(tries = 200)
    void knowsWhetherAnyIsInReach(
            @ForAll @IntRange(min = 1, max = 60) int count,
            @ForAll @DoubleRange(min = 0, max = 20) double radius,
            @ForAll("coordinates") double x,
            @ForAll("coordinates") double y) {
        Terminals terminals = Terminals.draw(count, count);
        assertThat(new TerminalGrid(terminals, radius).isAnyWithin(x, y))
                .isEqualTo(byLookingAtEach(terminals, x, y, radius).length > 0);
    }

    /** A customer who asks for few of thousands has them looked up one by one; who asks for more has all put in order. */
    @Example
    void anyOfThousandsInReachIsTheOneOfItsRank() {
        Terminals terminals = Terminals.draw(50_000, 4);
        int[] expected = byLookingAtEach(terminals, 30, 60, 25);
        TerminalsInReach inReach = new TerminalsInReach(new TerminalGrid(terminals, 25));
        for (int repeat = 0; repeat < 2; repeat++) {
            assertThat(inReach.around(30, 60)).isEqualTo(expected.length).isGreaterThan(5_000);
            for (int index :
                    new int[] {expected.length - 1, 0, 1, 4_321, 4_320, 77, 77, 5_000, 9, 2, expected.length - 2}) {
                assertThat(inReach.id(index)).as("index " + index).isEqualTo(expected[index]);
            }
        }
    }

    @Provide
    Arbitrary<Integer> counts() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 20), Arbitraries.integers().between(1, 3_000));
    }

    @Provide
    Arbitrary<Double> radii() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 150),
                Arbitraries.doubles().between(0, 5).ofScale(6),
                Arbitraries.of(
                        0.0,
                        Double.MIN_VALUE,
                        1e-9,
                        1e-6,
                        1.0,
                        5.0,
                        10.0,
                        25.0,
                        50.0,
                        70.7,
                        100.0,
                        141.4,
                        141.5,
                        1e9,
                        1e17,
                        Double.MAX_VALUE));
    }

    /** Customers live in the square; corners, edges and the bounds of cells are the hard places. */
    @Provide
    Arbitrary<Double> coordinates() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 100).ofScale(9),
                Arbitraries.of(0.0, Double.MIN_VALUE, 10.0, 20.0, 25.0, 50.0, 99.0, Math.nextDown(100.0), 100.0));
    }

    private static int[] found(TerminalGrid grid, double x, double y) {
        int[] ids = new int[grid.terminals()];
        int count = grid.within(x, y, ids);
        return Arrays.stream(ids, 0, count).sorted().toArray();
    }

    private static int[] byLookingAtEach(Terminals terminals, double x, double y, double radius) {
        return IntStream.range(0, terminals.count())
                .filter(id -> {
                    double dx = x - terminals.x(id);
                    double dy = y - terminals.y(id);
                    return Math.sqrt(dx * dx + dy * dy) < radius;
                })
                .toArray();
    }
}
