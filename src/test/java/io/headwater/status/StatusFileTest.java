package io.headwater.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.status.Status.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status on its way from one process to another. */
class StatusFileTest {
    private static final Status STATUS = new Status(
            4711,
            Status.State.STOPPING,
            Instant.parse("2026-11-25T03:00:00Z"),
            Instant.parse("2026-11-25T03:00:01.5Z"),
            "/home/me",
            "the stream ä of \"local\"",
            "/home/me/source",
            List.of(new Status.Flow("publish-files", "started", 1, 2, 3, 4.5)),
            List.of(new Status.Count("rows delivered", 10, 0.5)),
            List.of(new Status.FileUnderWay("source/x.csv", 1, 2, 3)),
            List.of(new Status.Position("stream-stock-history", "AAPL", "2020-01-03", 2, 253, 1)),
            new Problem(Instant.parse("2026-11-25T03:00:01Z"), "it broke"),
            null);

    @TempDir
    Path temp;

    @Test
    void arrivesAsItWasWritten() throws IOException {
        Path file = temp.resolve("status.json");
        StatusFile.write(file, STATUS);
        StatusFile.write(file, STATUS);
        assertThat(StatusFile.read(file)).contains(STATUS);
        assertThat(temp).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.new");
        assertThat(Files.readString(file))
                .contains("\"state\":\"stopping\"", "\"since\":\"2026-11-25T03:00:00Z\"", "\"lastWarning\":null");
    }

    @Test
    void mayHaveMoreInItInALaterVersion() throws IOException {
        Path file = temp.resolve("status.json");
        Files.writeString(file, StatusFile.json(STATUS).put("more", 1).toString());
        assertThat(StatusFile.read(file)).contains(STATUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{", "{}", "[]", "7", "{\"pid\":1}", "{\"pid\":1,\"since\":\"yesterday\"}", "\u0000"
            })
    void isNoneWhereSomethingElseIs(String text) throws IOException {
        assertThat(StatusFile.read(Files.writeString(temp.resolve("status.json"), text)))
                .isEmpty();
        assertThat(StatusFile.read(temp.resolve("missing"))).isEmpty();
    }
}
