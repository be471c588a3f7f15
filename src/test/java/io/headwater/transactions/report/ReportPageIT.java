package io.headwater.transactions.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium (Debian's package {@code chromium}), which has to be installed. */
class ReportPageIT {
    private static final Pattern DRAWN = Pattern.compile("<canvas [^>]* width=\"[1-9]\\d*\"[^>]*>");

    @TempDir
    Path temp;

    /** What the page has become once its scripts have run, after what its scripts say on the console. */
    private String shown(String page) throws IOException, InterruptedException {
        Path file = Files.writeString(temp.resolve("report.html"), page);
        Path out = temp.resolve("out");
        Process chromium;
        try {
            // Without the sandbox, which root has none of: the page is our own.
            chromium = new ProcessBuilder(
                            "chromium",
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            // In a container the shared memory is often too small for it.
                            "--disable-dev-shm-usage",
                            "--user-data-dir=" + temp.resolve("profile"),
                            "--enable-logging=stderr",
                            "--dump-dom",
                            file.toUri().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("This test needs Chromium: install the package chromium.", e);
        }
        try {
            assertThat(chromium.waitFor(60, TimeUnit.SECONDS))
                    .as("Chromium ends by itself")
                    .isTrue();
        } finally {
            chromium.destroyForcibly();
        }
        return Files.readString(out);
    }

    private static String failure(String shown) {
        return Pattern.compile("<p id=\"failure\"([^<]*)</p>")
                .matcher(shown)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Chromium showed no page but:\n" + shown));
    }

    @Test
    void drawsEachPlotWithoutAnError() throws Exception {
        String shown = shown(Dataset.month().page());

        assertThat(failure(shown)).isEqualTo(" role=\"alert\" hidden=\"\">");
        assertThat(DRAWN.matcher(shown).results().map(MatchResult::group)).hasSize(6);
        assertThat(shown)
                .as("errors, and requests that the page's policy forbids")
                .doesNotContain("CONSOLE");
    }

    @Test
    void drawsNothingAtAllWithoutAnError() throws Exception {
        String shown = shown(Dataset.empty().page());

        assertThat(failure(shown)).isEqualTo(" role=\"alert\" hidden=\"\">");
        assertThat(DRAWN.matcher(shown).results().map(MatchResult::group)).hasSize(6);
    }

    @Test
    void saysSoWhereItCanNotDraw() throws Exception {
        String shown = shown(Dataset.month().page().replace("\"amounts\":", "\"broken\":"));

        assertThat(failure(shown)).startsWith(" role=\"alert\">The plots could not be drawn (");
        assertThat(shown).contains("CONSOLE");
    }
}
