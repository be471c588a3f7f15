package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.parallel.Processors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many processors there are, the result is that of one. */
class ProcessorsTest {
    /** Rows enough for the sorting to be shared, and more blocks of customers than any of the processors take at once. */
    private static final Parameters MANY_BLOCKS =
            new Parameters(4_000, 900, 20, 8, LocalDate.of(2018, 4, 1), 17, Part.WHOLE);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anyNumberOfProcessorsGivesTheSameTransactions(int processors) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ActiveProcessorCount=" + processors,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllTransactions.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).isEqualTo(processors + " processors: " + hashOfAll());
    }

    /** Run in a process of its own. */
    static final class AllTransactions {
        private AllTransactions() {}

        public static void main(String[] args) {
            System.out.print(Runtime.getRuntime().availableProcessors() + " processors: " + hashOfAll());
        }
    }

    private static String hashOfAll() {
        List<Seen> all = Seen.all(TransactionsSimulator.simulate(MANY_BLOCKS, progress -> {}));
        return all.size() + " transactions, " + all.hashCode();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 500})
    void resultsAreTakenInTheOrderOfTheTasksByTheCaller(int tasks) {
        List<Integer> taken = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Processors.inOrder(tasks, task -> task, task -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            taken.add(task);
        });
        assertThat(taken).isEqualTo(IntStream.range(0, tasks).boxed().toList());
    }

    @Test
    void eachTaskIsDoneOnce() {
        AtomicIntegerArray done = new AtomicIntegerArray(1_000);
        Processors.each(1_000, done::incrementAndGet);
        assertThat(IntStream.range(0, 1_000).map(done::get).boxed().toList()).isEqualTo(Collections.nCopies(1_000, 1));
    }

    @Test
    void aTasksFailureIsThatOfTheWhole() {
        IllegalStateException failure = new IllegalStateException("task 3");
        assertThatThrownBy(() -> Processors.each(20, task -> {
                    if (task == 3) {
                        throw failure;
                    }
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> Processors.each(20, task -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
    }
}
