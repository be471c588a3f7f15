package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code headwater init}: what it makes of a folder, and what it leaves alone there. */
class InitTest {
    @TempDir
    private Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int init(Path folder) {
        out.getBuffer().setLength(0);
        CommandLine commandLine =
                Headwater.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute("init", "--directory", folder.toString());
    }

    @Test
    void makesAFolderThatHeadwaterRunsIn() throws Exception {
        Path folder = temp.resolve("it's new/below");
        assertThat(init(folder)).as(err.toString()).isZero();
        assertThat(folder.resolve("application.properties")).hasSameBinaryContentAs(Path.of("application.properties"));
        try (var routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.toList()) {
                assertThat(folder.resolve(route)).hasSameBinaryContentAs(route);
            }
        }
        for (String name : new String[] {"source", "source_archive", "source_rejected", "source_failed", "state"}) {
            assertThat(folder.resolve(name)).isEmptyDirectory();
        }
        assertThat(out.toString())
                .contains("made")
                .contains("headwater start --directory '" + temp + "/it'\\''s new/below'");
    }

    @Test
    void keepsWhatIsThereAndSaysSo() throws Exception {
        assertThat(init(temp)).isZero();
        Path settings = temp.resolve("application.properties");
        String edited = Files.readString(settings).replace("source.directory=source", "source.directory=in");
        Files.writeString(settings, edited);
        Path route = temp.resolve("routes/publish-to-http.camel.yaml");
        Files.delete(route);
        assertThat(init(temp)).isZero();
        assertThat(settings).hasContent(edited);
        assertThat(route).exists();
        assertThat(temp.resolve("in")).isEmptyDirectory();
        assertThat(out.toString())
                .containsPattern("kept as you have it +.*application.properties")
                .containsPattern("made +.*publish-to-http")
                .containsPattern("is there +.*failures.camel.yaml");
    }

    @Test
    void saysWhatIsWrongWithTheSettingsThatItFinds() throws Exception {
        Files.writeString(temp.resolve("application.properties"), "publish.batchsize=1\n");
        assertThat(init(temp)).isEqualTo(1);
        assertThat(err.toString()).contains("publish.batchsize: there is no such setting");
    }

    @Test
    void saysWhatItCannotMake() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThat(init(file.resolve("folder"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("Making the folder ready: cannot write")
                .doesNotContain("\tat ");
    }
}
