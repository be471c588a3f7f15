package io.headwater.application;

import io.headwater.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A file that is packed into the jar for people to edit: the settings, and the routes. */
final class PackedFile {
    private final String name;
    private final byte[] content;

    private PackedFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** All of them, the settings first. */
    static List<PackedFile> all() {
        URL settings = Objects.requireNonNull(
                PackedFile.class.getResource("/" + Settings.FILE_NAME),
                Settings.FILE_NAME + " is missing from the jar");
        try {
            URI uri = settings.toURI();
            if (!uri.getScheme().equals("jar")) {
                return in(Path.of(uri).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the files that are packed into the jar", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A resource without a place: " + settings, e);
        }
    }

    private static List<PackedFile> in(Path root) throws IOException {
        List<PackedFile> files = new ArrayList<>();
        files.add(new PackedFile(Settings.FILE_NAME, Files.readAllBytes(root.resolve(Settings.FILE_NAME))));
        try (Stream<Path> routes = Files.list(root.resolve(RouteFiles.FOLDER))) {
            for (Path route : routes.sorted().toList()) {
                files.add(new PackedFile(RouteFiles.FOLDER + "/" + route.getFileName(), Files.readAllBytes(route)));
            }
        }
        return files;
    }

    /** Where it is, below the folder that Headwater runs in. */
    String name() {
        return name;
    }

    /** Its bytes; not a copy. */
    byte[] content() {
        return content;
    }
}
