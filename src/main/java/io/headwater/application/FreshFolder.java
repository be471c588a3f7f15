package io.headwater.application;

import io.headwater.files.FileErrors;
import io.headwater.files.WholeFile;
import io.headwater.settings.Catalog;
import io.headwater.settings.Overrides;
import io.headwater.settings.Settings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** A folder made ready to run in: what is packed into the jar for people to edit, as files. */
public final class FreshFolder {
    private FreshFolder() {}

    /** What became of a file or folder. */
    public enum Outcome {
        /** There was none. */
        MADE("made"),
        /** It was there as it would be made. */
        THERE("is there"),
        /** There is another one, which stays. */
        KEPT("kept as you have it");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /** In words, to stand before a name. */
        public String inWords() {
            return words;
        }
    }

    /**
     * Makes what is not there.
     *
     * @param told of each file and folder, with what became of it
     * @throws ForeseenException if something cannot be written
     * @throws io.headwater.settings.SettingsException if the settings that are there are wrong
     */
    public static void make(Path folder, BiConsumer<Path, Outcome> told) {
        for (PackedFile file : PackedFile.all()) {
            Path path = folder.resolve(file.name());
            told.accept(path, write(path, file.content()));
        }
        Settings settings = Application.settings(folder, Overrides.ofProcess());
        List.of(
                        Catalog.SOURCE_DIRECTORY,
                        Catalog.ARCHIVE_DIRECTORY,
                        Catalog.REJECTED_DIRECTORY,
                        Catalog.FAILED_DIRECTORY,
                        Catalog.STATE_DIRECTORY)
                .forEach(setting -> {
                    Path path = folder.resolve(settings.get(setting));
                    told.accept(path, makeFolder(path));
                });
    }

    private static Outcome write(Path path, byte[] content) {
        try {
            if (Files.exists(path)) {
                return Arrays.equals(Files.readAllBytes(path), content) ? Outcome.THERE : Outcome.KEPT;
            }
            try (WholeFile file = WholeFile.create(path, false)) {
                file.out().write(content);
                file.appear();
                return Outcome.MADE;
            }
        } catch (FileAlreadyExistsException e) {
            return Outcome.KEPT;
        } catch (IOException e) {
            throw cannot("write", path, e);
        }
    }

    private static Outcome makeFolder(Path path) {
        try {
            boolean there = Files.isDirectory(path);
            // As a link to a folder it would not pass for one.
            if (!there) {
                Files.createDirectories(path);
            }
            return there ? Outcome.THERE : Outcome.MADE;
        } catch (IOException e) {
            throw cannot("make", path, e);
        }
    }

    private static ForeseenException cannot(String act, Path path, IOException cause) {
        return new ForeseenException("Making the folder ready: cannot %s %s: %s. Nothing that was there is changed."
                .formatted(act, path, FileErrors.inWords(cause)));
    }
}
