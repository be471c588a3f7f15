package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.jar.Manager.Result;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code start}, {@code stop} and {@code status} as those call them who write init scripts, and what they do to other processes: nothing. */
class StartAndStopIT {
    @TempDir
    Path temp;

    private Manager headwater;

    @BeforeEach
    void folder() throws Exception {
        headwater = new Manager(temp);
    }

    @AfterEach
    void end() throws Exception {
        headwater.end();
    }

    @Test
    void runsInTheBackgroundFromStartToStop() throws Exception {
        assertThat(headwater.call("status").status()).isEqualTo(3);
        assertThat(headwater.succeed("stop")).contains("not running");

        assertThat(headwater.succeed("start")).contains("running in " + headwater.folder(), "headwater.log");
        long pid = headwater.pid();
        assertThat(output("ps", "-o", "sid=,pgid=,tty=", "-p", String.valueOf(pid)))
                .as("a session of its own, which no terminal reaches")
                .matches("\\s*%d\\s+%d\\s+\\?\\s*".formatted(pid, pid));
        assertThat(headwater.log()).containsPattern("(?m)^\\d{4}-\\d\\d-\\d\\d .* Headwater is running");
        assertThat(headwater.succeed("status")).contains("pid " + pid);

        assertThat(headwater.succeed("start")).contains("Nothing to do", "pid " + pid);
        assertThat(headwater.pid()).isEqualTo(pid);

        assertThat(headwater.succeed("stop")).contains("has stopped");
        assertThat(output("ps", "-o", "stat=", "-p", String.valueOf(pid)))
                .as("ended, if not waited for by the parent that it was left with")
                .matches("\\s*(Z\\S*\\s*)?");
        assertThat(headwater.log()).contains("Stopping").doesNotContain("ERROR", "\tat ");
        assertThat(headwater.call("status").status()).isEqualTo(3);
        assertThat(Jar.contents(headwater.state())).containsExactly("headwater.log", "running.lock", "start.lock");
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        Result wrong = headwater.with("PUBLISH_BATCH_SIZE", "many").call("start");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("did not start", "publish.batch-size = 'many'")
                .doesNotContain("\tat ");
        assertThat(headwater.call("status").status()).isEqualTo(3);

        headwater.with("PUBLISH_BATCH_SIZE", "500");
        Files.createDirectories(headwater.state());
        try (FileChannel lock = FileChannel.open(
                headwater.state().resolve("running.lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            assertThat(lock.tryLock()).isNotNull();
            Result held = headwater.call("start");
            assertThat(held.status()).isEqualTo(1);
            assertThat(held.err()).contains("another Headwater is running with it");
            assertThat(headwater.call("status").status()).isEqualTo(4);
            Result stop = headwater.call("stop");
            assertThat(stop.status()).isEqualTo(1);
            assertThat(stop.err()).contains("Nothing was stopped", "there is no pid file");
        }

        Files.writeString(headwater.folder().resolve("application.properties"), "state.directory=/dev/null/x\n");
        Result unwritable = headwater.call("start");
        assertThat(unwritable.status()).isEqualTo(1);
        assertThat(unwritable.err()).contains("/dev/null/x", "state.directory").hasLineCount(1);
    }

    @Test
    void noticesThatItWasKilledAndStartsAgain() throws Exception {
        headwater.succeed("start");
        long pid = headwater.pid();
        headwater.kill();
        Result dead = headwater.call("status");
        assertThat(dead.status()).isEqualTo(1);
        assertThat(dead.out()).contains("was not stopped", "pid " + pid, "last heard of");
        headwater.succeed("start");
        assertThat(headwater.pid()).isNotEqualTo(pid);
        assertThat(headwater.call("status").status()).isZero();
        headwater.kill();
        assertThat(headwater.succeed("stop")).contains("it was killed. Its pid file is removed.");
        assertThat(headwater.call("status").status()).isEqualTo(3);
    }

    @Test
    void doesNothingToAProcessThatGotThePidOfAnEarlierOne() throws Exception {
        headwater.succeed("start");
        Path pidFile = headwater.state().resolve("headwater.pid");
        List<String> lines = Files.readAllLines(pidFile);
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Files.writeString(pidFile, stranger.pid() + "\n" + lines.get(1) + "\n");
            Result whileOneRuns = headwater.call("stop", "--force", "--timeout", "0");
            assertThat(whileOneRuns.status()).isEqualTo(1);
            assertThat(whileOneRuns.err()).contains("it is not process " + stranger.pid());
            assertThat(headwater.call("status").status()).isEqualTo(4);
            Files.write(pidFile, lines);
            headwater.kill();

            Files.writeString(pidFile, stranger.pid() + "\n" + lines.get(1) + "\n");
            assertThat(headwater.call("status").status()).isEqualTo(1);
            assertThat(headwater.call("stop", "--force", "--timeout", "0").status())
                    .isZero();
            assertThat(pidFile).doesNotExist();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void letsOneOfTwoStartsAtOnceStartIt() throws Exception {
        try (Jar first = headwater.begin("start");
                Jar second = headwater.begin("start")) {
            Result one = Manager.result(first);
            Result other = Manager.result(second);
            assertThat(List.of(one.status(), other.status())).containsExactly(0, 0);
            assertThat(one.out() + other.out())
                    .containsOnlyOnce("Nothing to do")
                    .containsPattern("(?s)pid " + headwater.pid() + ".*pid " + headwater.pid());
        }
        assertThat(headwater.log()).containsOnlyOnce("Headwater is running").doesNotContain("another Headwater");
    }

    @Test
    void killsOnlyWhenItIsToldToAndOnlyAfterTheTimeToFinish() throws Exception {
        headwater.succeed("start");
        headwater.signal("STOP");
        Result late = headwater.call("stop", "--timeout", "1");
        assertThat(late.status()).isEqualTo(1);
        assertThat(late.err()).contains("still finishing", "after 1 s", "stop --force");
        assertThat(headwater.process()).isPresent();
        assertThat(headwater.succeed("stop", "--timeout", "0", "--force")).contains("was killed");
        assertThat(headwater.call("status").status()).isEqualTo(3);
    }

    @Test
    void stopsOneThatRunsInTheForegroundToo() throws Exception {
        try (Jar run = headwater.run().awaitRunning()) {
            assertThat(headwater.succeed("status")).contains("Headwater is running");
            assertThat(headwater.succeed("start")).contains("Nothing to do");
            headwater.succeed("stop");
            assertThat(run.exitStatus()).isEqualTo(143);
        }
        Result logs = headwater.call("logs");
        assertThat(logs.status()).isEqualTo(1);
        assertThat(logs.err()).contains("There is no log");
    }

    @Test
    void refusesFoldersThatAreNotThere() throws Exception {
        try (Jar missing = Jar.start(temp, Map.of(), "stop", "--directory", "nowhere");
                Jar nothing = Jar.start(temp, Map.of(), "status", "--directory", "")) {
            assertThat(missing.exitStatus()).isEqualTo(1);
            assertThat(missing.err()).contains("--directory 'nowhere': there is no such folder");
            assertThat(nothing.exitStatus()).isEqualTo(4);
            assertThat(nothing.err()).contains("--directory ''");
        }
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
