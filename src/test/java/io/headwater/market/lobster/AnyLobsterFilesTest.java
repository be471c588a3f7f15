package io.headwater.market.lobster;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.market.Depth;
import io.headwater.market.MarketParameters;
import io.headwater.market.Symbols;
import io.headwater.random.NumpyRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of the files, whatever market it is. */
class AnyLobsterFilesTest {
    @Property(tries = 60)
    void replayingTheEventsGivesEachRowOfTheBook(
            @ForAll @LongRange(max = NumpyRandom.MAX_SEED) long seed,
            @ForAll @IntRange(min = 1, max = 5) int symbols,
            @ForAll @DoubleRange(min = 0.01, max = 1_000) double rate,
            @ForAll boolean tradingHours,
            @ForAll @IntRange(min = 1, max = 30) int levels,
            @ForAll @IntRange(min = 1, max = 3_000) int messages)
            throws IOException {
        MarketParameters parameters = new MarketParameters(
                Symbols.DEFAULT.subList(0, symbols),
                seed,
                MarketParameters.DEFAULT.start(),
                rate,
                true,
                false,
                tradingHours,
                Depth.NONE);
        Path folder = Files.createTempDirectory("lobster");
        try {
            LobsterRun run = LobsterRun.of(folder, parameters, levels, messages);
            assertThat(run.names()).hasSizeGreaterThanOrEqualTo(symbols);
            for (String name : run.names()) {
                assertReplays(run.events(name), run.states(name), levels);
            }
        } finally {
            delete(folder);
        }
    }

    private static void assertReplays(List<String> events, List<String> states, int levels) {
        assertThat(states).hasSameSizeAs(events).isNotEmpty();
        Replay replay = new Replay();
        for (int i = 0; i < events.size(); i++) {
            replay.apply(Replay.Event.of(events.get(i)));
            assertThat(states.get(i)).isEqualTo(replay.state(levels));
            assertThat(replay.submitted).isEqualTo(replay.executed + replay.deleted + replay.resting());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
