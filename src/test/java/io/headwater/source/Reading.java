package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole file read: its rows, batch by batch, and its rejected rows. */
record Reading(List<CsvBatch> batches, SourcePosition end, String sha256, Optional<Path> rejectedFile) {
    static final CsvOptions UNKEYED = CsvOptions.keyedBy(PartitionKey.none());

    static Reading of(Path file, CsvOptions options, Path rejectedDirectory) {
        return of(file, options, rejectedDirectory, SourcePosition.START, 64 * 1024);
    }

    static Reading of(Path file, CsvOptions options, Path rejectedDirectory, SourcePosition from, int bufferBytes) {
        return of(file, options, rejectedDirectory, Resumption.at(from), bufferBytes);
    }

    static Reading of(Path file, CsvOptions options, Path rejectedDirectory, Resumption from, int bufferBytes) {
        try (RejectedRows rejected = RejectedRows.of(file, rejectedDirectory);
                CsvFile csv = CsvFile.open(file, options, rejected, from, bufferBytes)) {
            List<CsvBatch> batches = new ArrayList<>();
            Optional<CsvBatch> batch = csv.nextBatch();
            while (batch.isPresent()) {
                batches.add(batch.get());
                batch = csv.nextBatch();
            }
            assertThat(rejected.appear()).isTrue();
            return new Reading(batches, csv.position(), csv.sha256(), rejected.path());
        }
    }

    /** Writes a source file, in UTF-8. */
    static Path file(Path directory, String name, String text) {
        return file(directory, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path file(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(Files.createDirectories(directory).resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Row> rows() {
        return batches.stream().flatMap(batch -> batch.rows().stream()).toList();
    }

    List<String> json() {
        return rows().stream()
                .map(row -> new String(row.data(), StandardCharsets.UTF_8))
                .toList();
    }

    List<String> keys() {
        return rows().stream().map(Row::partitionKey).toList();
    }

    /** The file of rejected rows, one char a byte; empty when there is none. */
    String rejected() {
        return rejectedFile
                .map(path -> new String(bytesOf(path), StandardCharsets.ISO_8859_1))
                .orElse("");
    }

    static byte[] bytesOf(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
