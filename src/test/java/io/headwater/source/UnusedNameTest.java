package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedNameTest {
    @TempDir
    Path directory;

    private List<String> claimed(String name) throws Exception {
        String first = UnusedName.claim(directory, name).getFileName().toString();
        return List.of(first, UnusedName.claim(directory, name).getFileName().toString());
    }

    @Test
    void countsBeforeTheLastExtension() throws Exception {
        assertThat(claimed("x.csv")).containsExactly("x.csv", "x-2.csv");
        assertThat(claimed("a.b.csv")).containsExactly("a.b.csv", "a.b-2.csv");
        assertThat(claimed("plain")).containsExactly("plain", "plain-2");
        assertThat(claimed(".csv")).containsExactly(".csv", ".csv-2");
    }

    @Test
    void passesOverADirectoryAndALinkToNowhere() throws Exception {
        Files.createDirectory(directory.resolve("x.csv"));
        Files.createSymbolicLink(directory.resolve("x-2.csv"), Path.of("nowhere"));
        assertThat(UnusedName.claim(directory, "x.csv")).isEqualTo(directory.resolve("x-3.csv"));
    }

    @Test
    void givesEveryoneAnother() {
        List<Path> claimed = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return UnusedName.claim(directory, "x.csv");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        assertThat(claimed).doesNotHaveDuplicates().hasSize(100);
    }
}
