package io.headwater.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * No row is lost, whatever happens: a few scenarios of fixed seeds in each build, as many as are asked for with {@code mvn verify
 * -Psoak}.
 */
class SoakIT {
    /** In each the process is killed twice in the middle of its work. */
    private static final List<Scenario> SHORT = List.of(
            Scenario.draw(17, Mode.KINESIS_PER_KEY, Scenario.Size.SHORT),
            Scenario.draw(16, Mode.HTTP, Scenario.Size.SHORT),
            Scenario.draw(53, Mode.AGGREGATED, Scenario.Size.SHORT));

    /** Most of a scenario is waiting: two at once take hardly longer than one. */
    private static final int AT_ONCE = Integer.getInteger("soak.at-once", 2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path temp;

    private final Tally tally = new Tally();
    private final List<String> wrong = new ArrayList<>();
    private int begun;

    @Test
    void losesNoRowAndRepeatsNoMoreThanWasInFlight() throws Exception {
        if (Boolean.getBoolean("soak")) {
            long seed = Long.getLong("soak.seed", System.nanoTime() % 1_000_000);
            int kills = Integer.getInteger("soak.kills", 200);
            long until = System.nanoTime() + Integer.getInteger("soak.minutes", 0) * 60_000_000_000L;
            print("Seed %d (-Dsoak.seed), until %d kills (-Dsoak.kills), at least %d minutes (-Dsoak.minutes)"
                    .formatted(seed, kills, Integer.getInteger("soak.minutes", 0)));
            Mode[] modes = Mode.values();
            try {
                soak(
                        number -> Scenario.draw(seed + number, modes[number % modes.length], Scenario.Size.LONG),
                        () -> tally.kills() >= kills && tally.allHappened() && System.nanoTime() - until > 0);
            } finally {
                print("%n%s%n%s".formatted(tally.table(), tally.troubles()));
            }
        } else {
            soak(SHORT::get, () -> begun >= SHORT.size());
        }
        assertThat(wrong).as("see %s", temp).isEmpty();
    }

    /** Scenarios by their number, several at once, until it is enough or something is wrong. */
    private void soak(IntFunction<Scenario> scenarios, BooleanSupplier isEnough) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                workers.add(threads.submit(() -> {
                    soakOn(scenarios, isEnough);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private void soakOn(IntFunction<Scenario> scenarios, BooleanSupplier isEnough) throws Exception {
        while (true) {
            Scenario scenario;
            synchronized (this) {
                if (isEnough.getAsBoolean() || !wrong.isEmpty()) {
                    return;
                }
                scenario = scenarios.apply(begun);
                begun++;
            }
            long began = System.nanoTime();
            print("Begins: " + scenario);
            done(outcome(scenario), (System.nanoTime() - began) / 1_000_000_000L);
        }
    }

    private Outcome outcome(Scenario scenario) throws Exception {
        try {
            return new ScenarioRun(scenario, temp.resolve("scenario-" + scenario.seed())).run();
        } catch (AssertionError | RuntimeException e) {
            synchronized (this) {
                wrong.add(scenario + ": " + e);
            }
            throw e;
        }
    }

    private synchronized void done(Outcome outcome, long seconds) {
        tally.add(outcome);
        outcome.wrong().stream().limit(20).forEach(each -> wrong.add(outcome.scenario() + ": " + each));
        print(
                "Ends: seed %d, %s in %d s: %d kills (%d in the middle of a file), %d stops, %s, %d allowed; %d kills in all%s"
                        .formatted(
                                outcome.scenario().seed(),
                                outcome.scenario().mode(),
                                seconds,
                                outcome.kills(),
                                outcome.killsInTheMiddle(),
                                outcome.stops(),
                                outcome.account(),
                                outcome.bound(),
                                tally.kills(),
                                outcome.wrong().isEmpty()
                                        ? ""
                                        : "; WRONG: "
                                                + outcome.wrong().stream()
                                                        .limit(20)
                                                        .toList()));
    }

    /** Whoever waits for minutes sees that it goes on. */
    private static void print(String line) {
        System.out.println(line);
    }
}
