package io.headwater.settings;

import io.headwater.columns.ColumnSyntaxException;
import io.headwater.text.Similarity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of this run, checked: every value is allowed, and every key means something. Immutable. */
public final class Settings {
    /** The file in the working directory, and the one in the jar. */
    public static final String FILE_NAME = "application.properties";

    /** What some editors on Windows begin a UTF-8 file with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, String> texts;
    private final Map<Setting<?>, Object> values;

    private Settings(Map<String, String> texts, Map<Setting<?>, Object> values) {
        this.texts = Map.copyOf(texts);
        this.values = Map.copyOf(values);
    }

    /**
     * Reads and checks the settings.
     *
     * @param folder where an application.properties may stand
     * @param overrides from outside, the strongest last: {@code -D} options, then environment variables
     * @param usedByRoutes keys that the routes name in double braces: these may be set although nothing else knows them
     * @throws SettingsException if anything is wrong, with all of it
     */
    public static Settings load(Path folder, Overrides overrides, Set<String> usedByRoutes) {
        Map<String, String> fromFile = fromFile(folder.resolve(FILE_NAME));
        Map<String, String> texts = texts(fromFile, overrides);

        List<String> problems = new ArrayList<>(unknownKeys(fromFile.keySet(), usedByRoutes));
        Map<Setting<?>, Object> values = new LinkedHashMap<>();
        for (Setting<?> setting : Catalog.ALL) {
            parse(setting, texts, overrides, values).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            problems.addAll(foldersReadAgain(folder, values));
            bucketMissing(values).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Settings(texts, values);
    }

    /**
     * One setting of a folder, whatever is wrong with the others: those who look after a Headwater that runs must find it while its
     * settings are being edited.
     *
     * @throws SettingsException if this setting is wrong, or the file cannot be read
     */
    public static <T> T only(Setting<T> setting, Path folder, Overrides overrides) {
        Map<String, String> texts = texts(fromFile(folder.resolve(FILE_NAME)), overrides);
        Map<Setting<?>, Object> values = new LinkedHashMap<>();
        parse(setting, texts, overrides, values).ifPresent(problem -> {
            throw new SettingsException(List.of(problem));
        });
        return new Settings(texts, values).get(setting);
    }

    private static Map<String, String> texts(Map<String, String> fromFile, Overrides overrides) {
        Map<String, String> texts = new TreeMap<>(packaged());
        texts.putAll(fromFile);
        Catalog.ALL.forEach(setting -> overrides.of(setting).ifPresent(text -> texts.put(setting.key(), text)));
        // A blank behind a value, which nobody sees, would reach the routes and name a step that is not there.
        texts.replaceAll((key, text) -> text.strip());
        return texts;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // parse() put under each setting what that setting's own parser made.
    public <T> T get(Setting<T> setting) {
        return (T) Objects.requireNonNull(values.get(setting), setting.key());
    }

    /** Every key and its text, those that only Camel or a route knows included. */
    public Map<String, String> texts() {
        return texts;
    }

    private static Optional<String> parse(
            Setting<?> setting, Map<String, String> texts, Overrides overrides, Map<Setting<?>, Object> values) {
        String text = texts.getOrDefault(setting.key(), "");
        try {
            values.put(setting, setting.parser().apply(text));
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            String from = overrides
                    .origin(setting)
                    .map(origin -> " (from " + origin + ")")
                    .orElse("");
            String why = e instanceof ColumnSyntaxException syntax ? "; " + syntax.why() : "";
            return Optional.of(
                    "%s = '%s'%s: must be %s%s.".formatted(setting.key(), text, from, setting.allowed(), why));
        }
    }

    /** What is put into the source folder is read again, for ever. */
    private static List<String> foldersReadAgain(Path folder, Map<Setting<?>, Object> values) {
        Path source = folder.resolve((Path) Objects.requireNonNull(values.get(Catalog.SOURCE_DIRECTORY)))
                .normalize();
        return Stream.of(Catalog.ARCHIVE_DIRECTORY, Catalog.REJECTED_DIRECTORY, Catalog.FAILED_DIRECTORY)
                .filter(setting -> folder.resolve((Path) Objects.requireNonNull(values.get(setting)))
                        .normalize()
                        .equals(source))
                .map(setting ->
                        "%s = '%s': must be another folder than source.directory, where its files would be read again."
                                .formatted(setting.key(), values.get(setting)))
                .toList();
    }

    private static Optional<String> bucketMissing(Map<Setting<?>, Object> values) {
        return Boolean.TRUE.equals(values.get(Catalog.DELIVERY_ENABLED))
                        && "s3".equals(values.get(Catalog.DELIVERY_TO))
                        && "".equals(values.get(Catalog.DELIVERY_BUCKET))
                ? Optional.of("delivery.bucket = '': must name a bucket with delivery.to=s3.")
                : Optional.empty();
    }

    private static List<String> unknownKeys(Collection<String> keys, Set<String> usedByRoutes) {
        Set<String> known = Catalog.ALL.stream().map(Setting::key).collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> !known.contains(key) && !key.startsWith("camel.") && !usedByRoutes.contains(key))
                .map(key -> "%s: there is no such setting%s; a key of your own must be used by a route, as {{%s}}."
                        .formatted(
                                key,
                                Similarity.closest(key, known)
                                        .map(close -> " (did you mean " + close + "?)")
                                        .orElse(""),
                                key))
                .toList();
    }

    private static Map<String, String> packaged() {
        try (InputStream in = Settings.class.getResourceAsStream("/" + FILE_NAME)) {
            if (in == null) {
                throw new IllegalStateException(FILE_NAME + " is missing from the jar");
            }
            return parse(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> fromFile(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return parse(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(
                    List.of("Reading " + file + ": " + e + ". It must be a properties file in UTF-8."));
        }
    }

    private static Map<String, String> parse(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }
}
