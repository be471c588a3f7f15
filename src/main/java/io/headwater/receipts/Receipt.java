package io.headwater.receipts;

import io.headwater.publishing.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The account of one source file: what of it went where, and how. What each part means to a reader stands in docs/receipts.md.
 *
 * @param rejectedFile where its rejected rows are; empty while there are none
 * @param shards what lies where, all runs together; empty for a target that has no shards
 * @param started when the first of its runs began
 * @param finished when its last row was accounted for, or it failed
 * @param runs how many attempts it took, from 1
 * @param replay how close to their own times rows were released; empty if nobody asked for that
 */
public record Receipt(
        File file,
        Rows rows,
        Optional<String> rejectedFile,
        Target target,
        Making making,
        Requests requests,
        List<Shard> shards,
        Instant started,
        Instant finished,
        int runs,
        Optional<Replay> replay,
        Outcome outcome) {

    /** Takes a copy of the list. */
    public Receipt {
        shards = List.copyOf(shards);
    }

    /**
     * Which file.
     *
     * @param name as it was dropped into the source folder
     * @param path where it is now
     * @param sha256 of all its bytes, in hexadecimal
     */
    public record File(String name, String path, long bytes, String sha256) {}

    /**
     * Rows of the file.
     *
     * @param delivered acknowledged, in whatever run
     * @param deliveredInEarlierRuns how many of these in a run before the last
     * @param refusedByTarget the numbers, counted from 0, of those rejected rows that could be read and that the target refused
     */
    public record Rows(
            long read, long delivered, long rejected, long deliveredInEarlierRuns, List<Long> refusedByTarget) {
        /** Takes a copy of the list. */
        public Rows {
            refusedByTarget = List.copyOf(refusedByTarget);
        }
    }

    /**
     * Where rows went.
     *
     * @param name in words, for people
     * @param endpoint for Kinesis the setting {@code kinesis.endpoint}: {@code local}, {@code aws} or a URL; for HTTP the URL; otherwise
     *     empty
     * @param region of Kinesis; otherwise empty
     * @param stream of Kinesis; otherwise empty
     */
    public record Target(Kind kind, String name, String endpoint, String region, String stream) {
        /** What kind of place. */
        public enum Kind {
            KINESIS,
            HTTP,
            /** A route of the user's own. */
            OTHER
        }

        /** A stream. */
        public static Target kinesis(String name, String endpoint, String region, String stream) {
            return new Target(Kind.KINESIS, name, endpoint, region, stream);
        }

        /** An HTTP endpoint. */
        public static Target http(String url) {
            return new Target(Kind.HTTP, url, url, "", "");
        }

        /** Anything else, by its name only. */
        public static Target other(String name) {
            return new Target(Kind.OTHER, name, "", "", "");
        }
    }

    /**
     * How rows became what was sent: with the same file and the same making they become the same again.
     *
     * @param partitionKey the setting {@code publish.partition-key}; empty for a target that has none
     * @param columns the setting {@code publish.columns}; empty for all
     * @param aggregated whether records may hold several rows
     * @param eventTimeColumn the column by whose times rows were released; empty if by none
     * @param maxRecordBytes the most that a row was allowed to take as a record, with its partition key
     * @param format of what is sent, such as {@code json}
     */
    public record Making(
            String partitionKey,
            String columns,
            Order order,
            boolean aggregated,
            String eventTimeColumn,
            long maxRecordBytes,
            String format) {
        private static final String RANDOM = "random";

        /** Whether the partition key of a row can be told from the file. */
        public boolean keysAreKnown() {
            return !partitionKey.equals(RANDOM);
        }
    }

    /**
     * What it took.
     *
     * @param sent requests, those sent again included
     * @param rowsSentAgain each time counted
     * @param rowsThrottled each time counted
     * @param ofUnknownOutcome requests without an answer, which may have been stored all the same
     * @param rowsPossiblyDuplicated rows of such requests that were sent again
     */
    public record Requests(
            long sent, long rowsSentAgain, long rowsThrottled, long ofUnknownOutcome, long rowsPossiblyDuplicated) {}

    /**
     * What lies in a shard.
     *
     * @param firstSequenceNumber the lowest of an acknowledged row
     * @param lastSequenceNumber the highest
     * @param rows acknowledged with a number between these
     */
    public record Shard(String shard, String firstSequenceNumber, String lastSequenceNumber, long rows) {}

    /**
     * How late rows were released, against their own times.
     *
     * @param speed the setting {@code publish.replay-speed}
     */
    public record Replay(String speed, long meanDriftMillis, long maxDriftMillis) {}

    /**
     * How it ended.
     *
     * @param line where it failed, if that is at one line
     * @param reason why it failed
     */
    public record Outcome(State state, Optional<Long> line, Optional<String> reason) {
        /** Delivered or not. */
        public enum State {
            DELIVERED,
            FAILED
        }

        /** Every row is acknowledged or set aside. */
        public static Outcome delivered() {
            return new Outcome(State.DELIVERED, Optional.empty(), Optional.empty());
        }

        /** It is not. */
        public static Outcome failed(Optional<Long> line, String reason) {
            return new Outcome(State.FAILED, line, Optional.of(reason));
        }
    }

    /** How many of the delivered rows lie between the sequence numbers given: all of them, unless a run lost count. */
    public long rowsInShards() {
        return shards.stream().mapToLong(Shard::rows).sum();
    }
}
