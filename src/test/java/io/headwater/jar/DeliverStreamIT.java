package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.routes.DeliveredStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar delivers a stream that outlives it, and is killed again and again meanwhile. */
class DeliverStreamIT {
    private static final int KILLS = 4;
    private static final int ROWS_A_LIFE = 20_000;

    @TempDir
    Path temp;

    @Test
    void eachRecordIsInOneObjectHoweverOftenItIsKilled() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("killed"));
        Path delivered = folder.resolve("delivered");
        try (DeliveredStream stream = new DeliveredStream(3)) {
            int put = 0;
            for (int life = 0; life < KILLS; life++) {
                int before = DeliveredStream.lines(delivered).size();
                try (Jar jar = start(folder, stream)) {
                    stream.put(put, put + ROWS_A_LIFE);
                    put += ROWS_A_LIFE;
                    // Somewhere in the middle, each time at another moment of an object's life.
                    int enough = before + 1_000 + 700 * life;
                    jar.await(() -> DeliveredStream.lines(delivered).size() > enough, "objects");
                    jar.kill();
                }
            }
            try (Jar jar = start(folder, stream)) {
                int all = put;
                jar.await(() -> DeliveredStream.lines(delivered).size() >= all, "all rows");
                jar.terminate();
                assertThat(jar.exitStatus()).isEqualTo(143);
                assertThat(jar.err()).doesNotContain("ERROR", "WARN");
            }
            List<Integer> numbers = DeliveredStream.numbers(delivered);
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, put).boxed().toList());
        }
    }

    private static Jar start(Path folder, DeliveredStream stream) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("KINESIS_ENDPOINT", stream.kinesis().endpoint().toString());
        environment.put("DELIVERY_ENABLED", "true");
        environment.put("DELIVERY_INTERVAL", "1s");
        environment.put("DELIVERY_SIZE", "5KB");
        return Jar.start(folder, environment);
    }
}
