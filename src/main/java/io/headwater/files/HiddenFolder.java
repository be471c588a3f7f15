package io.headwater.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder within another, thus on the same file system, where files are written before they get their final names; what is left in
 * it goes with it.
 *
 * <p>It is in use as long as the file {@code lock} in it is locked, which the operating system ends with the process, however that
 * ends. So the next run can tell what a killed one left behind, and takes that away. Two rules keep it from taking away what another
 * run is just making: only a run creates its lock, and only once it holds it, still there under its name, does it use the folder; and
 * without a lock a folder is deleted only if it is empty. Whose folder was deleted in between makes another.
 */
public final class HiddenFolder implements AutoCloseable {
    private static final String PREFIX = ".headwater-";
    private static final String LOCK = "lock";

    /** Enough that bad luck is not the reason. */
    private static final int ATTEMPTS = 100;

    /** Held by this process, in which a lock keeps nobody out, and is lost when any channel to its file is closed. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private HiddenFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes away what killed runs left in the folder, and makes a hidden one in it. One at a time, for {@link #OURS}. */
    public static synchronized HiddenFolder in(Path folder) throws IOException {
        Path whole = folder.toRealPath();
        sweep(whole);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<HiddenFolder> hidden = make(whole);
            if (hidden.isPresent()) {
                return hidden.get();
            }
        }
        throw new IOException("other runs keep taking away the hidden folder");
    }

    /** Where a file of this name is in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Nothing if another run has the name, or has taken the folder away before it was locked. */
    private static Optional<HiddenFolder> make(Path folder) throws IOException {
        // Files.createTempDirectory would start a generator of secret numbers, which takes longer than to write a day.
        Path path = folder.resolve(PREFIX + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        }
        Path lockFile = path.resolve(LOCK);
        FileChannel channel;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            deleteEmpty(path);
            throw e;
        }
        try {
            if (isLocked(channel) && Files.exists(lockFile)) {
                OURS.add(path);
                return Optional.of(new HiddenFolder(path, channel));
            }
        } catch (IOException e) {
            // A file system without locks: nothing can be told from a folder there.
            channel.close();
            delete(path);
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static void sweep(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (String.valueOf(entry.getFileName()).startsWith(PREFIX)
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && !OURS.contains(entry)) {
                    deleteUnused(entry);
                }
            }
        }
    }

    /** Another person's folder, or one on its way elsewhere, is no reason not to write. */
    private static void deleteUnused(Path abandoned) {
        try (FileChannel channel = FileChannel.open(abandoned.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (isLocked(channel)) {
                delete(abandoned);
            }
        } catch (NoSuchFileException e) {
            deleteEmpty(abandoned);
        } catch (IOException e) {
            // It stays.
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The lock goes last: until then the next run can take away what this one does not. */
    private static void delete(Path path) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (!file.endsWith(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path.resolve(LOCK));
        } catch (IOException e) {
            return;
        }
        deleteEmpty(path);
    }

    private static void deleteEmpty(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Somebody uses it after all, or it cannot be deleted by us.
        }
    }

    /** What cannot be deleted is left to the next run. */
    @Override
    public void close() {
        delete(path);
        OURS.remove(path);
        try {
            lock.close();
        } catch (IOException e) {
            // Nothing was written to it.
        }
    }
}
