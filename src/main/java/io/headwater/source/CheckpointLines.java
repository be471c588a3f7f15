package io.headwater.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.publishing.StoredRows;
import io.headwater.publishing.Traffic;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of a checkpoint's journal, in JSON: first where it stands, then what changed since. */
final class CheckpointLines {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, null))
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private CheckpointLines() {}

    /**
     * The part of a file that was read.
     *
     * @param byteOffset where the part ends
     * @param sha256 of the bytes before that
     */
    record ReadUpTo(long byteOffset, String sha256) {}

    /** The first line. */
    record Base(
            String file,
            String target,
            SourcePosition position,
            String sha256,
            String started,
            int runs,
            Traffic traffic,
            @Nullable String archiveName,
            boolean failed,
            @Nullable Change since) {
        Base {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(sha256, "sha256");
            traffic = traffic == null ? Traffic.NONE : traffic;
        }
    }

    /** Any further line: only what changed is there. */
    record Change(
            @Nullable List<String> done,
            @Nullable List<StoredRows> stored,
            @Nullable ReadUpTo read,
            @Nullable String rejectedFile,
            long rejectedBytes,
            @Nullable List<Long> rejectedByTarget) {
        static Change done(List<RowNumbers.Range> numbers, List<StoredRows> stored) {
            return new Change(texts(numbers), stored, null, null, 0, null);
        }

        static Change read(ReadUpTo read) {
            return new Change(null, null, read, null, 0, null);
        }

        /** @param byTarget which of them could be read, and were refused by the target */
        static Change rejected(
                List<RowNumbers.Range> numbers, Path rejectedFile, long rejectedBytes, List<Long> byTarget) {
            return new Change(texts(numbers), null, null, rejectedFile.toString(), rejectedBytes, byTarget);
        }
    }

    private static List<String> texts(List<RowNumbers.Range> numbers) {
        return numbers.stream().map(RowNumbers.Range::toString).toList();
    }

    static String write(Object line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Writing a checkpoint", e);
        }
    }

    /** The line that says all of a checkpoint. */
    static String write(Path file, String target, Checkpoint checkpoint, String sha256, ReadUpTo read) {
        Checkpoint.Account account = checkpoint.account();
        return write(new Base(
                file.toAbsolutePath().toString(),
                target,
                checkpoint.position(),
                sha256,
                account.started().toString(),
                account.runs(),
                account.traffic(),
                checkpoint.archiveName().map(Path::toString).orElse(null),
                checkpoint.failed(),
                new Change(
                        texts(checkpoint.done()),
                        account.stored(),
                        read,
                        checkpoint.rejectedFile().map(Path::toString).orElse(null),
                        checkpoint.rejectedBytes(),
                        account.rejectedByTarget())));
    }

    static Base base(String line) throws JsonProcessingException {
        return JSON.readValue(line, Base.class);
    }

    /** What a journal says: its first line and all that changed since. */
    static Base read(List<String> lines) throws JsonProcessingException {
        if (lines.isEmpty()) {
            throw new JsonProcessingException("it has no whole line") {
                private static final long serialVersionUID = 1L;
            };
        }
        Base base = base(lines.get(0));
        Change since = base.since() == null ? Change.done(List.of(), List.of()) : base.since();
        for (String line : lines.subList(1, lines.size())) {
            since = both(since, JSON.readValue(line, Change.class));
        }
        return new Base(
                base.file(),
                base.target(),
                base.position(),
                base.sha256(),
                base.started(),
                base.runs(),
                base.traffic(),
                base.archiveName(),
                base.failed(),
                since);
    }

    private static Change both(Change before, Change after) {
        List<String> done = new ArrayList<>(orNone(before.done()));
        done.addAll(orNone(after.done()));
        List<Long> byTarget = new ArrayList<>(orNone(before.rejectedByTarget()));
        byTarget.addAll(orNone(after.rejectedByTarget()));
        boolean rejected = after.rejectedFile() != null;
        return new Change(
                done,
                merged(orNone(before.stored()), orNone(after.stored())),
                after.read() == null ? before.read() : after.read(),
                rejected ? after.rejectedFile() : before.rejectedFile(),
                rejected ? after.rejectedBytes() : before.rejectedBytes(),
                byTarget);
    }

    /** Shard by shard. */
    static List<StoredRows> merged(List<StoredRows> before, List<StoredRows> after) {
        Map<String, StoredRows> merged = new LinkedHashMap<>();
        before.forEach(rows -> merged.merge(rows.shard(), rows, StoredRows::and));
        after.forEach(rows -> merged.merge(rows.shard(), rows, StoredRows::and));
        return List.copyOf(merged.values());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The checkpoint that a journal tells of. */
    static Checkpoint checkpoint(Base base) {
        Change since = Objects.requireNonNull(base.since());
        return new Checkpoint(
                base.position(),
                orNone(since.done()).stream().map(RowNumbers.Range::parse).toList(),
                Optional.ofNullable(since.rejectedFile()).map(Path::of),
                since.rejectedBytes(),
                new Checkpoint.Account(
                        Instant.parse(base.started()),
                        base.runs(),
                        orNone(since.rejectedByTarget()),
                        base.traffic(),
                        orNone(since.stored())),
                Optional.ofNullable(base.archiveName()).map(Path::of),
                base.failed());
    }
}
