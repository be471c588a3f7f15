package io.headwater.cli;

import io.headwater.status.Status;
import io.headwater.status.Status.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A status for a person to read. */
final class StatusText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final StringBuilder text = new StringBuilder();

    private StatusText() {}

    /** Some lines, each with its end. */
    static String of(Report report) {
        StatusText status = new StatusText();
        status.sentence(report);
        report.status().ifPresent(said -> {
            if (report.presence().isRunning()) {
                status.details(report, said);
            }
            status.problems(said);
        });
        return status.text.toString();
    }

    private void sentence(Report report) {
        String pid = report.presence().pid().isPresent()
                ? "pid " + report.presence().pid().getAsLong()
                : "no pid";
        String folder = report.folder().toString();
        switch (report.word()) {
            case "running", "stopping" -> {
                Status said = report.status().orElseThrow();
                line(
                        "Headwater is %s in %s: %s, since %s (%s).",
                        report.word(),
                        folder,
                        pid,
                        time(said.since()),
                        words(Duration.between(said.since(), report.now())));
                line("Rows go to %s.", said.target());
            }
            case "starting" -> line("Headwater is starting in %s: %s. Its routes do not run yet.", folder, pid);
            case "dead" -> {
                line(
                        "Headwater is not running in %s, and was not stopped: it was killed, or it ran out of memory, or the power failed. It was %s%s.",
                        folder,
                        pid,
                        report.status()
                                .map(said -> ", last heard of at " + time(said.written()))
                                .orElse(""));
                line("`headwater start` goes on where it was; `headwater logs` shows the end of its log.");
            }
            case "not-running" -> line("Headwater is not running in %s.", folder);
            default ->
                line(
                        "A process has the state in %s, and it is not the one of the pid file (%s): one of another machine or container, or of another program.",
                        report.state().folder(), pid);
        }
        report.silence()
                .ifPresent(silence -> line(
                        "What follows is %s old: the process lives, and says nothing. It hangs, or its disk does, or it was suspended.",
                        words(silence)));
    }

    private void details(Report report, Status said) {
        line("");
        line("%-28s %-10s %12s %8s %10s %12s", "Flow", "State", "Done", "Failed", "In flight", "Per second");
        said.flows()
                .forEach(flow -> line(
                        "%-28s %-10s %,12d %,8d %,10d %,12.1f",
                        flow.id(), flow.state(), flow.done(), flow.failed(), flow.inFlight(), flow.perSecond()));
        line("");
        line("%-52s %18s %12s", "Counted", "Since the start", "Per second");
        said.counts().forEach(count -> line("%-52s %,18d %,12.1f", count.name(), count.total(), count.perSecond()));
        line("");
        report.waiting().ifPresent(waiting -> line("Files that wait: %,d", waiting));
        said.files()
                .forEach(file -> line(
                        "Under way: %s, %s of %,d bytes, %,d rows",
                        file.path(), percent(file), file.ofBytes(), file.rows()));
        said.positions().forEach(this::position);
    }

    private void position(Status.Position position) {
        String round = position.round() > 1 ? ", round %,d".formatted(position.round()) : "";
        if (position.ofRows() == 0) {
            line("%s: %s, not there yet", position.flow(), position.through());
        } else if (position.row() == 0) {
            line("%s: %s, before row 1 of %,d%s", position.flow(), position.through(), position.ofRows(), round);
        } else {
            line(
                    "%s: %s, %s, row %,d of %,d%s",
                    position.flow(), position.through(), position.at(), position.row(), position.ofRows(), round);
        }
    }

    private static String percent(Status.FileUnderWay file) {
        return file.ofBytes() == 0 ? "all" : 100 * file.bytes() / file.ofBytes() + " %";
    }

    private void problems(Status said) {
        problem("Last error", said.lastError());
        problem("Last warning", said.lastWarning());
    }

    private void problem(String what, @Nullable Problem problem) {
        if (problem != null) {
            line("%s, %s: %s", what, time(problem.time()), problem.message());
        }
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ENGLISH, format, arguments).stripTrailing())
                .append('\n');
    }

    private static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    /** The two largest units, which is as exact as anyone wants to know. */
    static String words(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return "%d min %d s".formatted(seconds / 60, seconds % 60);
        }
        return seconds < 86_400
                ? "%d h %d min".formatted(seconds / 3_600, seconds / 60 % 60)
                : "%d d %d h".formatted(seconds / 86_400, seconds / 3_600 % 24);
    }
}
