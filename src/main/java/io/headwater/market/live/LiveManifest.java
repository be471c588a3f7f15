package io.headwater.market.live;

import io.headwater.files.FileErrors;
import io.headwater.market.faults.FaultManifest;
import io.headwater.market.faults.FaultNote;
import io.headwater.market.faults.FaultyFeed;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The manifest of the faults of a feed that goes on now: a file that is written to from the first fault on, behind what is in it. Not thread-safe. */
final class LiveManifest implements FaultyFeed.Notes, AutoCloseable {
    private final Path file;
    private final String faults;
    private final InstantSource clock;
    private @Nullable OutputStream out;
    private @Nullable FaultManifest manifest;

    /** @param faults as they stand in the settings */
    LiveManifest(Path file, String faults, InstantSource clock) {
        this.file = file;
        this.faults = faults;
        this.clock = clock;
    }

    /** @throws ManifestException if it cannot be written */
    @Override
    public void add(FaultNote note) {
        try {
            opened().add(note);
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause()));
        }
    }

    private FaultManifest opened() throws IOException {
        if (manifest == null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // By a stream, not a channel, which an interrupt would close.
            out = new FileOutputStream(file.toFile(), true);
            manifest = new FaultManifest(out);
            manifest.begin(clock.instant().toString(), faults);
        }
        return manifest;
    }

    private ManifestException failed(IOException cause) {
        return new ManifestException(
                "The market feed stands still until Headwater is started again: its faults cannot be noted in %s (market.faults-manifest): %s."
                        .formatted(file, FileErrors.inWords(cause)));
    }

    @Override
    public void close() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                // Each line was written when it was noted.
            }
        }
    }
}
