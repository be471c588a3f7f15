package io.headwater.background;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jar of this process once more, in a process that neither a Ctrl-C nor the end of the terminal reaches. */
final class DetachedProcess {
    private static final Path SHELL = Path.of("/bin/sh");

    /** In a session of its own, or, where there is no setsid (macOS), deaf to what a terminal sends; either way under the same pid. */
    private static final String DETACH =
            "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; trap '' HUP INT TSTP; exec \"$@\"";

    private DetachedProcess() {}

    /**
     * Starts it with the Java and the Java options of this process.
     *
     * @param output what it writes is added to this file, in whichever way it writes
     */
    static Process start(Path folder, Path output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(List.of(SHELL.toString(), "-c", DETACH, "headwater"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    private static Path jar() {
        try {
            Path jar = Path.of(DetachedProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isRegularFile(jar)) {
                return jar;
            }
            throw new BackgroundException(
                    "Starting in the background: this Headwater runs from %s, and not from a jar. Use headwater.jar."
                            .formatted(jar));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Looking for the jar", e);
        }
    }
}
