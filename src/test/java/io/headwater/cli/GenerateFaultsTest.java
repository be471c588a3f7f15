package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headwater generate market --faults}: messages that are not as they should be, and the notes of that. */
class GenerateFaultsTest {
    @TempDir
    private Path temp;

    private final MarketCommand command = new MarketCommand();
    private final StringWriter err = command.err;

    private int generate(String... options) {
        return command.generate(options);
    }

    private String file() {
        return temp.resolve("new/market.ndjson").toString();
    }

    @Test
    void makesFaultsThatAreNotedBesideTheMessages() throws Exception {
        assertThat(generate("--messages=3000", "--output=" + file())).isZero();
        List<String> whole = Files.readAllLines(Path.of(file()));
        String faults = "late=0.01,duplicate=0.02,out-of-order=0.01,dropped=0.03,malformed=0.01,seed=4";
        assertThat(generate("--messages=3000", "--faults=" + faults, "--force", "--output=" + file()))
                .isZero();

        List<String> noted = Files.readAllLines(temp.resolve("new/market-faults.ndjson"));
        assertThat(noted.get(0)).isEqualTo("{\"begun\":\"2026-01-05T14:30:00Z\",\"faults\":\"" + faults + "\"}");
        // By the notes alone the messages as they should have been become those that are there.
        List<String> expected = new ArrayList<>(whole);
        for (JsonNode note : MarketCommand.parsed(noted.subList(1, noted.size()))) {
            int message = note.get("message").intValue();
            assertThat(note.get("original")).isEqualTo(new ObjectMapper().readTree(whole.get(message)));
            switch (note.get("fault").textValue()) {
                case "dropped" -> expected.remove(whole.get(message));
                case "duplicate" -> expected.add(whole.get(message));
                case "malformed" -> {
                    expected.remove(whole.get(message));
                    expected.add(note.get("sent").textValue());
                }
                default -> assertThat(Files.readAllLines(Path.of(file()))).contains(whole.get(message));
            }
        }
        assertThat(Files.readAllLines(Path.of(file())))
                .containsExactlyInAnyOrderElementsOf(expected)
                .isNotEqualTo(whole);
        assertThat(err.toString().replaceAll(" +", " "))
                .contains(
                        "Faults %d noted in %s".formatted(noted.size() - 1, temp.resolve("new/market-faults.ndjson")));
    }

    @Test
    void theSameSeedMakesTheSameFaultsInAnArrayToo() throws Exception {
        Path manifest = temp.resolve("notes.ndjson");
        List<String> options =
                List.of("--messages=500", "--faults=dropped=0.1,late=0.1,seed=9", "--format=array", "--force");
        List<List<String>> made = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("--output=" + file(), "--faults-manifest=" + manifest));
            assertThat(generate(all.toArray(String[]::new))).isZero();
            List<String> both = new ArrayList<>(Files.readAllLines(Path.of(file())));
            both.addAll(Files.readAllLines(manifest));
            made.add(both);
        }

        assertThat(made.get(0)).isEqualTo(made.get(1));
        assertThat(new ObjectMapper().readTree(Path.of(file()).toFile()).size()).isBetween(400, 490);
        assertThat(temp.resolve("new/market-faults.ndjson")).doesNotExist();
    }

    @Test
    void doesNotReplaceAManifestUnlessForced() throws Exception {
        Path manifest = Files.writeString(temp.resolve("market-faults.ndjson"), "mine");

        assertThat(generate("--messages=10", "--faults=dropped=0.1", "--output=" + temp.resolve("market.ndjson")))
                .isEqualTo(1);

        assertThat(err.toString())
                .contains("Writing the faults: " + manifest + " exists already.", "--faults-manifest");
        assertThat(manifest).hasContent("mine");
        assertThat(temp.resolve("market.ndjson")).doesNotExist();
    }

    @Test
    void messagesThatAreNotWrittenCannotGoWrong() {
        assertThat(generate("--lobster=" + temp.resolve("books"), "--faults=late=1"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("--faults = 'late=1': with --lobster alone there are no messages; give --output too.");
        assertThat(temp).isEmptyDirectory();
    }
}
