package io.headwater.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the routes come from: {@code routes/} in the working directory, or the same files packed into the jar. */
final class RouteFiles {
    /** Where they are, in the working directory and in the jar. */
    static final String FOLDER = "routes";

    private static final String FILES = "*.camel.yaml";

    /** The key in {@code {{key}}}, {@code {{?key}}} and {@code {{key:default}}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:?]+)(:[^}]*)?}}");

    private final Path folder;

    private RouteFiles(Path folder) {
        this.folder = folder;
    }

    /** The routes for a run in {@code workingDirectory}. */
    static RouteFiles of(Path workingDirectory) {
        return new RouteFiles(workingDirectory.resolve(FOLDER));
    }

    /** Whether the routes are files that their users can edit while Headwater runs. */
    boolean areEditable() {
        return Files.isDirectory(folder);
    }

    Path folder() {
        return folder;
    }

    /** What Camel is told to load. */
    String includePattern() {
        return areEditable() ? "file:" + folder + "/" + FILES : "classpath:" + FOLDER + "/" + FILES;
    }

    /** The settings that users' routes name in double braces; those packed into the jar name none but our own. */
    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        if (areEditable()) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(FILES.substring(1)))
                        .toList()) {
                    Matcher matcher = PLACEHOLDER.matcher(Files.readString(file, StandardCharsets.UTF_8));
                    while (matcher.find()) {
                        names.add(matcher.group(1).strip());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Reading the routes in " + folder, e);
            }
        }
        return names;
    }
}
