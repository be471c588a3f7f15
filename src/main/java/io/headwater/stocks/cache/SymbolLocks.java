package io.headwater.stocks.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time for each symbol, among threads and processes. Symbols share a fixed number of locks, so that whoever asks for a thousand
 * leaves no thousand files behind; two that share one wait for each other, and that is all.
 */
final class SymbolLocks {
    private static final int COUNT = 64;

    /** A lock on a file keeps other processes out, but not other threads of this one, and is lost when any of them closes the file. */
    private static final ConcurrentMap<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;

    SymbolLocks(Path folder) {
        this.folder = folder;
    }

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T hold(String provider, String symbol, Work<T> work) throws IOException {
        Files.createDirectories(folder);
        int number = Math.floorMod((provider + "/" + symbol).hashCode(), COUNT);
        Path file = folder.toRealPath().resolve(Integer.toString(number));
        ReentrantLock lock = IN_PROCESS.computeIfAbsent(file, path -> new ReentrantLock());
        lock.lock();
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            // Given free when the file is closed, or the process ends.
            opened.getChannel().lock();
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
