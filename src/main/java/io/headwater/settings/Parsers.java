package io.headwater.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings there are. */
final class Parsers {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]*)");

    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private Parsers() {}

    static Setting<Integer> integer(String key, int min, int max) {
        Setting<Long> number = wholeNumber(key, min, max);
        return new Setting<>(
                key, number.allowed(), text -> Math.toIntExact(number.parser().apply(text)));
    }

    static Setting<Long> wholeNumber(String key, long min, long max) {
        return new Setting<>(key, "a whole number from " + min + " to " + max, text -> {
            long value = Long.parseLong(text);
            require(value >= min && value <= max);
            return value;
        });
    }

    static Setting<Double> decimal(String key, double min, double max) {
        return new Setting<>(key, "a number from %s to %s".formatted(min, max), text -> {
            double value = Double.parseDouble(text);
            require(value >= min && value <= max);
            return value;
        });
    }

    /** A number, or {@code max}, which is infinite. */
    static Setting<Double> decimalOrMax(String key, double min, double max) {
        return new Setting<>(key, "a number from %s to %.0f, or max".formatted(min, max), text -> {
            double value = text.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
            require((value >= min && value <= max) || text.equals("max"));
            return value;
        });
    }

    static Setting<Boolean> truth(String key) {
        return new Setting<>(key, "true or false", text -> {
            require(text.equals("true") || text.equals("false"));
            return Boolean.valueOf(text);
        });
    }

    static Setting<Duration> duration(String key, Duration min) {
        return new Setting<>(key, "a time like 200ms, 5s, 2m or 1h, at least " + min.toMillis() + "ms", text -> {
            Duration value = parseDuration(text);
            require(value.compareTo(min) >= 0);
            return value;
        });
    }

    /** A time, or {@code never}, which is longer than any process lives. */
    static Setting<Duration> durationOrNever(String key, Duration min) {
        Setting<Duration> time = duration(key, min);
        return new Setting<>(
                key,
                "never, or " + time.allowed(),
                text -> text.equals("never") ? NEVER : time.parser().apply(text));
    }

    /** Bytes: a number with B, KB, MB or GB, which are powers of 1024. */
    static Setting<Long> bytes(String key, long min) {
        return new Setting<>(key, "a size like 64MB or 1GB, at least " + min + "B", text -> {
            Matcher matcher = matching(text);
            long value = Math.multiplyExact(
                    Long.parseLong(matcher.group(1)),
                    switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                        case "B", "" -> 1L;
                        case "KB" -> 1L << 10;
                        case "MB" -> 1L << 20;
                        case "GB" -> 1L << 30;
                        default -> throw new IllegalArgumentException();
                    });
            require(value >= min);
            return value;
        });
    }

    static Setting<Path> directory(String key) {
        return path(key, "a folder");
    }

    static Setting<Path> file(String key) {
        return path(key, "the name of a file");
    }

    private static Setting<Path> path(String key, String what) {
        return new Setting<>(key, what + ", relative to the working directory or absolute", text -> {
            require(!text.isEmpty());
            return Path.of(text);
        });
    }

    static Setting<String> oneOf(String key, String... values) {
        return new Setting<>(key, "one of " + String.join(", ", values), text -> {
            require(List.of(values).contains(text));
            return text;
        });
    }

    static Setting<String> text(String key, String allowed, String pattern) {
        return new Setting<>(key, allowed, text -> {
            require(text.matches(pattern));
            return text;
        });
    }

    static Setting<URI> httpUrl(String key) {
        return new Setting<>(key, "an http:// or https:// URL", Parsers::parseHttpUrl);
    }

    static <E extends Enum<E>> Setting<E> choice(String key, Class<E> type) {
        Function<E, String> name =
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<E> values = List.of(type.getEnumConstants());
        return new Setting<>(
                key, "one of " + values.stream().map(name).collect(Collectors.joining(", ")), text -> values.stream()
                        .filter(value -> name.apply(value).equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** Names with commas between them; none at all is allowed. */
    static Setting<List<String>> names(String key, String allowed, String pattern) {
        return new Setting<>(key, allowed + ", several with commas, or nothing", text -> {
            List<String> names = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            require(names.stream().allMatch(name -> name.matches(pattern)));
            return names;
        });
    }

    /** Some of these names in an order of the user's, with commas between them; at least one, each once. */
    static Setting<List<String>> order(String key, List<String> all) {
        return new Setting<>(key, "some of %s, in any order, with commas".formatted(String.join(", ", all)), text -> {
            List<String> names =
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList();
            require(all.containsAll(names) && names.stream().distinct().count() == names.size());
            return names;
        });
    }

    /** A text that no message may show, a wrong one neither: any is taken, and whoever uses it finds out. */
    static Setting<String> secret(String key) {
        return new Setting<>(key, "any text", text -> text);
    }

    static URI parseHttpUrl(String text) {
        URI uri = URI.create(text);
        require(uri.getScheme() != null
                && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                // Not the host: names with an underscore, common between containers, are none to java.net.URI.
                && uri.getAuthority() != null);
        return uri;
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = matching(text);
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException();
        };
    }

    private static Matcher matching(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        require(matcher.matches());
        return matcher;
    }

    static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
