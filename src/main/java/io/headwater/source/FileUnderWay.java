package io.headwater.source;

import java.nio.file.Path;

/**
 * A file that is being published.
 *
 * @param path as messages name it
 * @param bytes how far into the file each row is acknowledged or set aside
 * @param ofBytes how long it is
 * @param rows how many rows that are
 */
public record FileUnderWay(Path path, long bytes, long ofBytes, long rows) {}
