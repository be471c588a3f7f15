package io.headwater.cli;

import io.headwater.background.StateFiles;
import io.headwater.settings.Catalog;
import io.headwater.settings.Overrides;
import io.headwater.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Headwater a command is about: that of a folder. */
final class FolderOption {
    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "The folder whose Headwater is meant (default: this one).")
    private @Nullable Path directory;

    /** The folder as it was named; empty if it was not. */
    Path named() {
        if (directory != null && directory.toString().isEmpty()) {
            // An unset variable of a shell: not to be taken for this folder, whose Headwater may be another.
            throw new CommandException("--directory '': must be a folder. Leave the option out for this one.");
        }
        return directory == null ? Path.of("") : directory;
    }

    /** The folder. */
    Path folder() {
        return named().toAbsolutePath().normalize();
    }

    /**
     * Where that Headwater leaves what others know it by.
     *
     * @throws CommandException if there is no such folder
     */
    StateFiles state() {
        if (!Files.isDirectory(folder())) {
            throw new CommandException(
                    "--directory '%s': there is no such folder. `headwater init --directory DIR` makes one."
                            .formatted(named()));
        }
        return new StateFiles(
                folder().resolve(Settings.only(Catalog.STATE_DIRECTORY, folder(), Overrides.ofProcess())));
    }
}
