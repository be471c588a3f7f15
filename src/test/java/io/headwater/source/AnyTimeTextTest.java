package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Times are read as {@code java.time} reads them, and refused when it refuses them. */
class AnyTimeTextTest {
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final List<DateTimeFormatter> FORMS = forms();

    private static List<DateTimeFormatter> forms() {
        List<DateTimeFormatter> forms = new ArrayList<>();
        for (String time : List.of("HH:mm", "HH:mm:ss", "HH:mm:ss.")) {
            for (String zone : List.of("", "XX", "XXX", "X", "' UTC'", "'UTC'", " XX", " XXX", " X")) {
                for (String between : List.of("'T'", "' '")) {
                    DateTimeFormatterBuilder form = new DateTimeFormatterBuilder()
                            .appendPattern("uuuu-MM-dd" + between + time.replace(".", ""));
                    if (time.endsWith(".")) {
                        form.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true);
                    }
                    forms.add(
                            form.appendPattern(zone).toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
                }
            }
        }
        return forms;
    }

    /** What java.time makes of a text that is no number. */
    private static Optional<Instant> oracle(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            // Not a date alone.
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                TemporalAccessor read = form.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
                Instant instant = read instanceof OffsetDateTime zoned
                        ? zoned.toInstant()
                        : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
                return Optional.of(instant)
                        .filter(it -> it.getEpochSecond() >= FIRST_SECOND && it.getEpochSecond() <= LAST_SECOND);
            } catch (DateTimeException e) {
                // Not in this form.
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> read(TimeText time, String text) {
        // Between other characters, as fields are.
        char[] chars = ("9" + text + "9").toCharArray();
        return time.read(chars, 1, chars.length - 1)
                ? Optional.of(Instant.ofEpochSecond(time.seconds(), time.nanos()))
                : Optional.empty();
    }

    private static String written(Instant instant) {
        UtcText text = new UtcText();
        text.write(0, 0);
        text.write(instant.getEpochSecond(), instant.getNano());
        return new String(text.chars(), 0, text.length());
    }

    @Property(tries = 1000)
    void everyTimeInEveryFormIsReadAsItWasWritten(
            @ForAll("instants") Instant instant,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes,
            @ForAll @IntRange(max = 53) int form) {
        String text = FORMS.get(form).format(instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)));

        assertThat(read(new TimeText(), text)).as(text).isEqualTo(oracle(text));
    }

    @Property(tries = 2000)
    void aTextThatWasDamagedIsReadAsJavaReadsItOrRefused(
            @ForAll("instants") Instant instant,
            @ForAll @IntRange(max = 53) int form,
            @ForAll("damage") String damage,
            @ForAll @IntRange(max = 30) int place,
            @ForAll @IntRange(max = 2) int length) {
        String text = FORMS.get(form).format(instant.atOffset(ZoneOffset.ofHours(2)));
        int from = Math.min(place, text.length());
        String damaged = text.substring(0, from) + damage + text.substring(Math.min(from + length, text.length()));

        assertThat(read(new TimeText(), damaged)).as(damaged).isEqualTo(oracle(damaged));
    }

    @Property(tries = 1000)
    void whatIsWrittenIsWhatJavaWrites(@ForAll("instants") Instant instant) {
        assertThat(written(instant)).isEqualTo(instant.toString());
        assertThat(read(new TimeText(), written(instant))).contains(instant);
    }

    @Property(tries = 500)
    void numbersAreSecondsAndLargeOnesMilliseconds(
            @ForAll @LongRange(min = FIRST_SECOND, max = 99_999_999_999L) long seconds,
            @ForAll @LongRange(min = 100_000_000_000L, max = LAST_SECOND * 1000 + 999) long millis) {
        TimeText time = new TimeText();

        assertThat(read(time, String.valueOf(seconds))).contains(Instant.ofEpochSecond(seconds));
        assertThat(read(time, String.valueOf(millis))).contains(Instant.ofEpochMilli(millis));
        assertThat(time.millis()).isEqualTo(millis);
    }

    @Property(tries = 500)
    void oneReaderReadsOneTimeAfterTheOther(@ForAll("instants") Instant first, @ForAll("instants") Instant second) {
        TimeText time = new TimeText();
        for (Instant instant : List.of(first, second, first, second, second)) {
            assertThat(read(time, instant.toString())).contains(instant);
            assertThat(time.millis()).isEqualTo(instant.toEpochMilli());
            assertThat(read(time, "2018-02-30")).isEmpty();
        }
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Integer> nanos = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
                Arbitraries.integers().between(0, 999_999).map(micros -> micros * 1_000),
                Arbitraries.integers().between(0, 999_999_999));
        // A day from the ends of the years that there are, so that every zone can write them.
        Arbitrary<Long> seconds = Arbitraries.oneOf(
                Arbitraries.longs().between(FIRST_SECOND + 86_400, LAST_SECOND - 86_400),
                Arbitraries.longs().between(1_500_000_000L, 1_600_000_000L));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of(
                "", "0", "1", "2", "3", "9", "-", "+", ":", ".", " ", "T", "Z", "UTC", "x", "٣", "29", "30", "31", "24",
                "60", "00", "18", "19");
    }
}
