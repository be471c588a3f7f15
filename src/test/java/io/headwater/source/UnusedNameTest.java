package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedNameTest {
    @TempDir
    Path directory;

    private List<String> names(String name) throws Exception {
        Path first = Files.createFile(UnusedName.in(directory, name));
        return List.of(
                first.getFileName().toString(),
                UnusedName.in(directory, name).getFileName().toString());
    }

    @Test
    void countsBeforeTheLastExtension() throws Exception {
        assertThat(names("x.csv")).containsExactly("x.csv", "x-2.csv");
        assertThat(names("a.b.csv")).containsExactly("a.b.csv", "a.b-2.csv");
        assertThat(names("plain")).containsExactly("plain", "plain-2");
        assertThat(names(".csv")).containsExactly(".csv", ".csv-2");
    }

    @Test
    void passesOverADirectoryAndALinkToNowhere() throws Exception {
        Files.createDirectory(directory.resolve("x.csv"));
        Files.createSymbolicLink(directory.resolve("x-2.csv"), Path.of("nowhere"));
        assertThat(UnusedName.in(directory, "x.csv")).isEqualTo(directory.resolve("x-3.csv"));
    }
}
