package io.headwater.stocks.cache;

import io.headwater.files.DurableFile;
import io.headwater.files.Sha256;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.cache.CacheEntryJson.Description;
import io.headwater.stocks.cache.CacheEntryJson.Unknown;
import io.headwater.stocks.formats.BarCsv;
import io.headwater.stocks.formats.BarFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of the cache. Whoever reads or writes those of a symbol holds its lock. */
final class CacheFolder {
    private static final String JSON = ".json";
    private static final String CSV = ".csv";

    private final Path folder;

    CacheFolder(Path folder) {
        this.folder = folder;
    }

    /** What is in the files, or what is wrong with them. */
    record Found(CacheEntry entry, Optional<Unknown> unknown, Optional<String> damage) {
        static Found nothing() {
            return new Found(CacheEntry.NOTHING, Optional.empty(), Optional.empty());
        }

        static Found damaged(String what) {
            return new Found(CacheEntry.NOTHING, Optional.empty(), Optional.of(what));
        }
    }

    Path csv(CacheKey key) {
        return folder.resolve(key.provider()).resolve(key.symbol() + CSV);
    }

    private Path json(CacheKey key) {
        return folder.resolve(key.provider()).resolve(key.symbol() + JSON);
    }

    /** What was written of a symbol; damage, by whomever, is found and is no failure. */
    Found read(CacheKey key) throws IOException {
        String text;
        try {
            text = Files.readString(json(key), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return Files.exists(csv(key)) ? Found.damaged(json(key) + " is missing") : Found.nothing();
        } catch (CharacterCodingException e) {
            return Found.damaged(json(key) + " is not text");
        }
        try {
            Description description = CacheEntryJson.read(text);
            return description.unknown().isPresent()
                    ? new Found(CacheEntry.NOTHING, description.unknown(), Optional.empty())
                    : withBars(key, description);
        } catch (IllegalArgumentException e) {
            return Found.damaged(json(key) + ": " + e.getMessage());
        }
    }

    private Found withBars(CacheKey key, Description description) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(csv(key));
        } catch (NoSuchFileException e) {
            return Found.damaged(csv(key) + " is missing");
        }
        if (!Sha256.of(bytes).equals(description.sha256())) {
            return Found.damaged(csv(key) + " is not as it was written: its SHA-256 is another");
        }
        try {
            NavigableMap<LocalDate, DailyBar> bars = BarCsv.read(new String(bytes, StandardCharsets.UTF_8));
            return new Found(
                    new CacheEntry(description.zone(), description.covered(), bars, description.fetched()),
                    Optional.empty(),
                    Optional.empty());
        } catch (BarFormatException e) {
            return Found.damaged(csv(key) + ": " + e.getMessage());
        }
    }

    /** The bars first: killed in between, what the other file says does not fit them, and they are fetched again. */
    void write(CacheKey key, CacheEntry entry) throws IOException {
        byte[] bytes = BarCsv.write(entry.bars().values()).getBytes(StandardCharsets.UTF_8);
        DurableFile.replace(csv(key), bytes);
        writeJson(key, CacheEntryJson.write(key.provider(), key.symbol(), entry, Sha256.of(bytes)));
    }

    void write(CacheKey key, Unknown unknown) throws IOException {
        writeJson(key, CacheEntryJson.write(key.provider(), key.symbol(), unknown));
        Files.deleteIfExists(csv(key));
    }

    private void writeJson(CacheKey key, String text) throws IOException {
        DurableFile.replace(json(key), text.getBytes(StandardCharsets.UTF_8));
    }

    void delete(CacheKey key) throws IOException {
        Files.deleteIfExists(csv(key));
        Files.deleteIfExists(json(key));
    }

    /** All that there are, whole or not, in order. */
    Set<CacheKey> keys() throws IOException {
        Set<CacheKey> keys = new TreeSet<>();
        try (DirectoryStream<Path> providers = Files.newDirectoryStream(folder, "[a-z]*")) {
            for (Path provider : providers) {
                if (Files.isDirectory(provider)) {
                    addKeys(provider, keys);
                }
            }
        } catch (NoSuchFileException e) {
            return keys;
        }
        return keys;
    }

    private static void addKeys(Path provider, Set<CacheKey> keys) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(provider)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(JSON) || name.endsWith(CSV)) {
                    keys.add(new CacheKey(
                            String.valueOf(provider.getFileName()), name.substring(0, name.lastIndexOf('.'))));
                }
            }
        }
    }
}
