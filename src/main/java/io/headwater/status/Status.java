package io.headwater.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a running Headwater says of itself, at one moment.
 *
 * @param pid its process
 * @param state what it is doing
 * @param since when it was started
 * @param written when it said this
 * @param folder the folder that it runs in
 * @param target where rows go, in words
 * @param source the folder that it takes files from
 * @param flows its routes, in the order of their ids
 * @param counts what it counted since it was started
 * @param files the files that are being published
 * @param positions how far those of its flows are that go through something which has an end
 * @param lastError the last error that it logged; none so far
 * @param lastWarning the same of warnings
 */
public record Status(
        long pid,
        State state,
        Instant since,
        Instant written,
        String folder,
        String target,
        String source,
        List<Flow> flows,
        List<Count> counts,
        List<FileUnderWay> files,
        List<Position> positions,
        @Nullable Problem lastError,
        @Nullable Problem lastWarning) {

    /** Takes copies. */
    public Status {
        flows = List.copyOf(flows);
        counts = List.copyOf(counts);
        files = List.copyOf(files);
        positions = List.copyOf(positions);
    }

    /** What it is doing. */
    public enum State {
        /** Its routes have started. */
        @JsonProperty("running")
        RUNNING,
        /** It was asked to stop, and finishes what is in flight. */
        @JsonProperty("stopping")
        STOPPING
    }

    /**
     * A route.
     *
     * @param id its id
     * @param state started, stopped, suspended, as Camel has it
     * @param done exchanges (files, batches, messages) that ended well
     * @param failed exchanges that failed
     * @param inFlight exchanges that are in it
     * @param perSecond how many ended well, a second, in the last minute
     */
    public record Flow(String id, String state, long done, long failed, long inFlight, double perSecond) {}

    /**
     * A count.
     *
     * @param name what is counted
     * @param total how many since the start
     * @param perSecond how many a second in the last minute
     */
    public record Count(String name, long total, double perSecond) {}

    /**
     * A file that is being published.
     *
     * @param path where it is, as messages name it
     * @param bytes how far into the file each row is acknowledged or set aside
     * @param ofBytes how long it is
     * @param rows how many rows that are
     */
    public record FileUnderWay(String path, long bytes, long ofBytes, long rows) {}

    /**
     * How far a flow is in something that has an end.
     *
     * @param flow its id
     * @param through what it goes through, in words
     * @param at where the last row was that is done; empty before the first
     * @param row how many rows are done in this round
     * @param ofRows how many there are; 0 while that is not known
     * @param round which time, from 1 on
     */
    public record Position(String flow, String through, String at, long row, long ofRows, long round) {}

    /**
     * What went wrong.
     *
     * @param time when
     * @param message what, in a line
     */
    public record Problem(Instant time, String message) {}
}
