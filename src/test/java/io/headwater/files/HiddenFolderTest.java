package io.headwater.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of hidden folders, and what goes. */
class HiddenFolderTest {
    @TempDir
    private Path temp;

    private List<String> contents() throws Exception {
        try (Stream<Path> paths = Files.list(temp)) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void goesWithAllThatIsInIt() throws Exception {
        try (HiddenFolder hidden = HiddenFolder.in(temp)) {
            assertThat(contents()).hasSize(1).allMatch(name -> name.startsWith(".headwater-"));
            Files.writeString(hidden.resolve("half"), "hal");
        }
        assertThat(contents()).isEmpty();
    }

    @Test
    void takesAwayWhatAKilledRunLeft() throws Exception {
        Path killed = Files.createDirectory(temp.resolve(".headwater-123-456"));
        Files.createFile(killed.resolve("lock"));
        Files.writeString(killed.resolve("transactions-2024-02-27.csv"), "TRANSACTION_ID,TX_DA");
        Files.createDirectory(temp.resolve(".headwater-killed-early"));

        HiddenFolder.in(temp).close();

        assertThat(contents()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsNotSurelyItsOwn() throws Exception {
        Path unlocked = Files.createDirectory(temp.resolve(".headwater-notes"));
        Files.writeString(unlocked.resolve("note"), "mine");
        Files.writeString(temp.resolve(".headwater-file"), "mine");
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("lock"));
        Files.createSymbolicLink(temp.resolve(".headwater-link"), elsewhere);
        List<String> before = contents();

        HiddenFolder.in(temp).close();

        assertThat(contents()).isEqualTo(before);
        assertThat(unlocked.resolve("note")).hasContent("mine");
        assertThat(elsewhere.resolve("lock")).exists();
    }

    @Test
    void leavesAloneWhatThisProcessUses() throws Exception {
        try (HiddenFolder first = HiddenFolder.in(temp)) {
            Files.writeString(first.resolve("half"), "hal");
            try (HiddenFolder second = HiddenFolder.in(temp)) {
                assertThat(contents()).hasSize(2);
                assertThat(second.resolve("half")).doesNotExist();
            }
            assertThat(first.resolve("half")).hasContent("hal");
        }
        assertThat(contents()).isEmpty();
    }
}
