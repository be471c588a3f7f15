package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headwater generate market --lobster}: files of the order books, alone and beside the messages. */
class GenerateBooksTest {
    @TempDir
    private Path temp;

    private final MarketCommand command = new MarketCommand();
    private final StringWriter out = command.out;
    private final StringWriter err = command.err;

    private int generate(String... options) {
        return command.generate(options);
    }

    private String file() {
        return temp.resolve("new/market.ndjson").toString();
    }

    @Test
    void writesWhatHappensToTheBooksAloneOrBesideTheSameMessages() throws Exception {
        Path alone = temp.resolve("alone");
        Path beside = temp.resolve("beside");

        assertThat(generate("--messages=2000", "--lobster=" + alone, "--lobster-levels=3"))
                .isZero();
        assertThat(err.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .hasSize(3)
                .anyMatch(line -> line.matches("Book events [0-9,]+ in 10 files in " + alone));
        assertThat(generate("--messages=2000", "--lobster=" + beside, "--lobster-levels=3", "--output=-"))
                .isZero();
        assertThat(generate("--messages=2000", "--output=" + file())).isZero();

        assertThat(out.toString()).isEqualTo(Files.readString(Path.of(file())));
        for (String kind : List.of("message", "orderbook")) {
            String name = "AAPL_2026-01-05_0_86400000_" + kind + "_3.csv";
            assertThat(alone.resolve(name)).hasSameTextualContentAs(beside.resolve(name));
        }
        assertThat(Path.of("market.ndjson")).doesNotExist();
    }

    @Test
    void neitherReplacesFilesOfBooksNorLeavesHalfOfTheOthers() {
        Path books = temp.resolve("books");
        assertThat(generate("--messages=10", "--lobster=" + books)).isZero();

        assertThat(generate("--messages=10", "--lobster=" + books, "--output=" + file()))
                .isEqualTo(1);

        assertThat(err.toString())
                .contains(
                        "_message_10.csv exists already. --lobster names another folder, --force replaces files that exist.");
        assertThat(Path.of(file())).doesNotExist();
        assertThat(generate("--messages=10", "--lobster=" + books, "--output=" + file(), "--force"))
                .isZero();
        assertThat(Path.of(file())).exists();
    }
}
