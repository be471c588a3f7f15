package io.headwater.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells one state of a file from another.
 *
 * @param size in bytes
 * @param modified its modification time
 * @param identity which file it is under its name, where the file system says so
 */
record FileStamp(long size, FileTime modified, Optional<Object> identity) {
    /** The stamp of a file whose attributes cannot be read. */
    static FileStamp unknown() {
        return new FileStamp(-1, FileTime.fromMillis(0), Optional.empty());
    }

    static FileStamp of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey()));
    }
}
