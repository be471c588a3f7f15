package io.headwater.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telling processes apart, against real ones. */
class ProcessMarkTest {
    @TempDir
    private Path temp;

    @Test
    void isOfThisProcess() {
        ProcessMark own = ProcessMark.own();
        assertThat(own.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(own.isAlive()).isTrue();
        assertThat(ProcessMark.own()).isEqualTo(own);
    }

    @Test
    void isNoOtherProcessOfThatPid() throws Exception {
        Process other = new ProcessBuilder("sleep", "1000").start();
        try {
            ProcessMark impostor = new ProcessMark(other.pid(), "tick 1");
            assertThat(impostor.isAlive()).isFalse();
            assertThat(impostor.handle()).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(new ProcessMark(other.pid(), "tick 1").isAlive()).isFalse();
    }

    @Test
    void isReadFromThePidFileThatItWasWrittenTo() throws Exception {
        StateFiles state = new StateFiles(temp);
        PidFile file = PidFile.write(state);
        assertThat(PidFile.read(state)).contains(ProcessMark.own());
        assertThat(Files.readAllLines(state.pid()).get(0))
                .isEqualTo(String.valueOf(ProcessHandle.current().pid()));
        file.close();
        assertThat(PidFile.exists(state)).isFalse();
        assertThat(PidFile.read(state)).isEmpty();
    }

    @Test
    void isNoneWhereThePidFileHasSomethingElse() throws Exception {
        StateFiles state = new StateFiles(temp);
        for (String text :
                new String[] {"", "x\ntick 1\n", "12\n", "99999999999999999999\ntick 1\n", "1".repeat(5_000)}) {
            Files.writeString(state.pid(), text);
            assertThat(PidFile.read(state)).as(text).isEmpty();
        }
    }
}
