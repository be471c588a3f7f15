package io.headwater.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which process listens on a port, as far as Linux tells: of other people's processes it does not. */
final class PortUser {
    private static final Path PROC = Path.of("/proc");
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");

    /** Columns of these tables. */
    private static final int LOCAL_ADDRESS = 1;

    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";

    private PortUser() {}

    /** The process in words. */
    static Optional<String> of(int port) {
        try {
            Set<String> sockets = listening(port);
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
                for (Path process : processes) {
                    if (!sockets.isEmpty() && hasOne(process, sockets)) {
                        return Optional.of(inWords(Long.parseLong(String.valueOf(process.getFileName()))));
                    }
                }
            }
        } catch (IOException e) {
            // Not Linux.
        }
        return Optional.empty();
    }

    private static Set<String> listening(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String table : TABLES) {
            for (String line : Files.readAllLines(PROC.resolve(table), StandardCharsets.US_ASCII)) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > INODE
                        && columns[LOCAL_ADDRESS].endsWith(suffix)
                        && columns[STATE].equals(LISTENING)) {
                    sockets.add("socket:[" + columns[INODE] + "]");
                }
            }
        }
        return sockets;
    }

    private static boolean hasOne(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path each : open) {
                if (Files.isSymbolicLink(each)
                        && sockets.contains(Files.readSymbolicLink(each).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another person's, or it has just ended.
        }
        return false;
    }

    private static String inWords(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().command())
                .map(command -> "process %d (%s)".formatted(pid, command))
                .orElse("process " + pid);
    }
}
