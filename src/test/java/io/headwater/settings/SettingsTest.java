package io.headwater.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headwater.columns.ColumnChoice;
import io.headwater.publishing.http.HttpFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    private Settings load(String file) {
        return load(file, Map.of(), Map.of());
    }

    private Settings load(String file, Map<String, String> system, Map<String, String> environment) {
        try {
            Files.writeString(folder.resolve(Settings.FILE_NAME), file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Settings.load(folder, new Overrides(system, environment), Set.of("my.topic"));
    }

    private <T> T value(Setting<T> setting, String text) {
        return load(setting.key() + "=" + text).get(setting);
    }

    /** The one problem that a text leads to, without its frame. */
    private String problem(Setting<?> setting, String text) {
        SettingsException error = catchThrowableOfType(SettingsException.class, () -> load(setting.key() + "=" + text));
        assertThat(error).as("%s=%s", setting.key(), text).isNotNull();
        String start = "The settings cannot be used (1 problem):" + System.lineSeparator() + "  ";
        assertThat(error).hasMessageStartingWith(start);
        return String.valueOf(error.getMessage()).substring(start.length());
    }

    private void rejects(Setting<?> setting, String allowed, String... texts) {
        for (String text : texts) {
            assertThat(problem(setting, text))
                    .isEqualTo("%s = '%s': must be %s.".formatted(setting.key(), text, allowed));
        }
    }

    @Test
    void theFileOverridesTheJarAndDOverridesTheFileAndTheEnvironmentOverridesBoth() {
        String file = "publish.batch-size=1";
        Map<String, String> system = Map.of("publish.batch-size", "2");
        Map<String, String> environment = Map.of("PUBLISH_BATCH_SIZE", "3");

        assertThat(load("").get(Catalog.PUBLISH_BATCH_SIZE)).isEqualTo(500);
        assertThat(load(file).get(Catalog.PUBLISH_BATCH_SIZE)).isEqualTo(1);
        assertThat(load(file, system, Map.of()).get(Catalog.PUBLISH_BATCH_SIZE)).isEqualTo(2);
        assertThat(load(file, system, environment).get(Catalog.PUBLISH_BATCH_SIZE))
                .isEqualTo(3);
        assertThat(load(file, system, environment).texts()).containsEntry("publish.batch-size", "3");
    }

    @Test
    void aWrongValueFromOutsideIsReportedWithItsOrigin() {
        assertThatThrownBy(() -> load("", Map.of(), Map.of("PUBLISH_BATCH_SIZE", "many")))
                .hasMessageEndingWith("publish.batch-size = 'many' (from the environment variable PUBLISH_BATCH_SIZE):"
                        + " must be a whole number from 1 to 10000.");
        assertThatThrownBy(() -> load("", Map.of("publish.batch-size", "many"), Map.of()))
                .hasMessageContaining("publish.batch-size = 'many' (from -Dpublish.batch-size): must be");
    }

    @Test
    void otherVariablesAndOptionsOfTheProcessAreNobodysBusiness() {
        Settings settings =
                load("", Map.of("java.home", "/", "publish.speed", "7"), Map.of("PATH", "/bin", "PUBLISH_SPEED", "7"));

        assertThat(settings.texts()).doesNotContainKeys("java.home", "publish.speed", "PATH");
    }

    @Test
    void anUnknownKeyIsNamedWithTheOneProbablyMeant() {
        assertThatThrownBy(() -> load("publish.bach-size=100"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("The settings cannot be used (1 problem):" + System.lineSeparator()
                        + "  publish.bach-size: there is no such setting (did you mean publish.batch-size?); a key of"
                        + " your own must be used by a route, as {{publish.bach-size}}.");
        assertThatThrownBy(() -> load("Publish.To=http")).hasMessageContaining("(did you mean publish.to?)");
        assertThatThrownBy(() -> load("zzz=1")).hasMessageContaining("zzz: there is no such setting; a key");
    }

    @Test
    void aHostMayHaveAnUnderscoreAsContainersDo() {
        assertThat(load("http.url=http://my_service:8080/rows").get(Catalog.HTTP_URL))
                .hasToString("http://my_service:8080/rows");
    }

    @Test
    void aKeyOfOnesOwnThatARouteUsesAndCamelsKeysReachTheRoutes() {
        assertThat(load("my.topic=prices\ncamel.main.name=mine").texts())
                .containsEntry("my.topic", "prices")
                .containsEntry("camel.main.name", "mine");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThatThrownBy(() -> load("publish.batch-size=0\nhttp.url=nowhere\nsurce.directory=x\nkinesis.region="))
                .hasMessageStartingWith("The settings cannot be used (4 problems):")
                .hasMessageContaining("surce.directory: there is no such setting (did you mean source.directory?)")
                .hasMessageContaining("publish.batch-size = '0': must be")
                .hasMessageContaining("kinesis.region = '': must be")
                .hasMessageContaining("http.url = 'nowhere': must be");
    }

    @Test
    void blanksAroundAValueReachNeitherHeadwaterNorTheRoutes() {
        Settings settings = load("publish.to =  http \t\n", Map.of(), Map.of("KINESIS_STREAM", " prices "));

        assertThat(settings.get(Catalog.PUBLISH_TO)).isEqualTo("http");
        assertThat(settings.texts()).containsEntry("publish.to", "http").containsEntry("kinesis.stream", "prices");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(load("\uFEFFpublish.to=http").get(Catalog.PUBLISH_TO)).isEqualTo("http");
        assertThat(load("\uFEFF# A comment.\npublish.to=http").get(Catalog.PUBLISH_TO))
                .isEqualTo("http");
    }

    @Test
    void aFileThatIsNotUtf8PropertiesIsNamed() throws IOException {
        assertThatThrownBy(() -> load("publish.to=\\u00zz"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Reading " + folder.resolve("application.properties"))
                .hasMessageContaining("It must be a properties file in UTF-8.");

        Path file = folder.resolve(Settings.FILE_NAME);
        Files.write(file, "publish.partition-key=Käufer".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Settings.load(folder, new Overrides(Map.of(), Map.of()), Set.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("MalformedInput");

        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> Settings.load(folder, new Overrides(Map.of(), Map.of()), Set.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("directory");
    }

    @Test
    void takesAndRejectsWholeNumbers() {
        assertThat(value(Catalog.KINESIS_LOCAL_PORT, "0")).isZero();
        assertThat(value(Catalog.KINESIS_LOCAL_PORT, "65535")).isEqualTo(65_535);
        rejects(
                Catalog.KINESIS_LOCAL_PORT,
                "a whole number from 0 to 65535",
                "",
                "-1",
                "65536",
                "1.5",
                "0x10",
                "99999999999999999999",
                "4567 4568");
    }

    @Test
    void takesAndRejectsTimes() {
        assertThat(value(Catalog.SOURCE_RETRY_AFTER, "100ms")).isEqualTo(Duration.ofMillis(100));
        assertThat(value(Catalog.SOURCE_RETRY_AFTER, "5 s")).isEqualTo(Duration.ofSeconds(5));
        assertThat(value(Catalog.SOURCE_RETRY_AFTER, "2m")).isEqualTo(Duration.ofMinutes(2));
        assertThat(value(Catalog.SOURCE_RETRY_AFTER, "1h")).isEqualTo(Duration.ofHours(1));
        rejects(
                Catalog.SOURCE_RETRY_AFTER,
                "a time like 200ms, 5s, 2m or 1h, at least 100ms",
                "",
                "5",
                "0s",
                "99ms",
                "-5s",
                "1.5s",
                "1d",
                "1h30m",
                "99999999999999999s",
                "soon");
    }

    @Test
    void takesAndRejectsSizes() {
        assertThat(value(Catalog.KINESIS_LOCAL_MEMORY, "1MB")).isEqualTo(1L << 20);
        assertThat(value(Catalog.KINESIS_LOCAL_MEMORY, "2 gb")).isEqualTo(2L << 30);
        assertThat(value(Catalog.KINESIS_LOCAL_MEMORY, "2048KB")).isEqualTo(2L << 20);
        assertThat(value(Catalog.KINESIS_LOCAL_MEMORY, "1048576")).isEqualTo(1L << 20);
        rejects(
                Catalog.KINESIS_LOCAL_MEMORY,
                "a size like 64MB or 1GB, at least 1048576B",
                "",
                "1023KB",
                "-1GB",
                "1TB",
                "999999999999GB",
                "half");
    }

    @Test
    void takesAndRejectsChoices() {
        assertThat(value(Catalog.HTTP_FORMAT, "ndjson")).isEqualTo(HttpFormat.NDJSON);
        rejects(Catalog.HTTP_FORMAT, "one of array, ndjson", "", "ARRAY", "json", "array,ndjson");
    }

    @Test
    void takesAndRejectsUrls() {
        assertThat(value(Catalog.HTTP_URL, "https://example.com:8443/a?b=c"))
                .isEqualTo(URI.create("https://example.com:8443/a?b=c"));
        rejects(
                Catalog.HTTP_URL,
                "an http:// or https:// URL",
                "",
                "example.com",
                "ftp://example.com",
                "http:/",
                "http://",
                "http://a b/",
                "file:///etc/passwd");
    }

    @Test
    void takesAndRejectsKindsOfKinesis() {
        assertThat(value(Catalog.KINESIS_ENDPOINT, "local")).isEqualTo(new KinesisEndpoint.Local());
        assertThat(value(Catalog.KINESIS_ENDPOINT, "aws")).isEqualTo(new KinesisEndpoint.Aws());
        assertThat(value(Catalog.KINESIS_ENDPOINT, "http://localhost:4566").url())
                .contains(URI.create("http://localhost:4566"));
        rejects(
                Catalog.KINESIS_ENDPOINT,
                "local, aws, or an http:// or https:// URL",
                "",
                "Local",
                "azure",
                "localhost:4566");
    }

    @Test
    void takesAndRejectsNames() {
        assertThat(value(Catalog.KINESIS_REGION, "us-gov-west-1")).isEqualTo("us-gov-west-1");
        rejects(Catalog.KINESIS_REGION, "an AWS region like us-west-2", "", "oregon", "us-west", "US-WEST-2");
        rejects(
                Catalog.KINESIS_STREAM,
                "1 to 128 letters, digits, dots, hyphens and underscores: a stream's name",
                "",
                "a b",
                "ä",
                "x".repeat(129));
        rejects(
                Catalog.PUBLISH_TO,
                "kinesis, http, or x where the routes have a publish-to-x",
                "",
                "Kinesis",
                "kinesis,http");
        rejects(Catalog.PUBLISH_PARTITION_KEY, "the name of a column, or random", "");
        rejects(Catalog.SOURCE_DIRECTORY, "a folder, relative to the working directory or absolute", "", "a\0b");
    }

    @Test
    void takesAndRejectsListsOfNames() {
        assertThat(value(Catalog.KINESIS_LOCAL_STREAMS, "")).isEmpty();
        assertThat(value(Catalog.KINESIS_LOCAL_STREAMS, "a, b.c,,d-e ")).isEqualTo(List.of("a", "b.c", "d-e"));
        rejects(Catalog.KINESIS_LOCAL_STREAMS, "a stream's name, several with commas, or nothing", "a b", "a;b");
    }

    @Test
    void takesAndRejectsChoicesOfColumns() {
        assertThat(value(Catalog.PUBLISH_COLUMNS, "")).isEqualTo(ColumnChoice.ALL);
        assertThat(value(Catalog.PUBLISH_COLUMNS, "A as \"b c\", \\\n  -D, *"))
                .isEqualTo(ColumnChoice.parse("A as \"b c\", -D, *"));
        assertThat(problem(Catalog.PUBLISH_COLUMNS, "A:nmber"))
                .isEqualTo("publish.columns = 'A:nmber': must be nothing, or columns like ID, AMOUNT:number,"
                        + " \"Valued at\":timestamp as at, -SECRET, *; nmber is no type, there are string, number,"
                        + " boolean, timestamp.");
    }

    @Test
    void takesAndRejectsSpeeds() {
        assertThat(value(Catalog.PUBLISH_REPLAY_SPEED, "0")).isZero();
        assertThat(value(Catalog.PUBLISH_REPLAY_SPEED, "0.5")).isEqualTo(0.5);
        assertThat(value(Catalog.PUBLISH_REPLAY_SPEED, "1000000")).isEqualTo(1e6);
        rejects(
                Catalog.PUBLISH_REPLAY_SPEED,
                "a number from 0.0 to 1000000.0",
                "",
                "-1",
                "1000001",
                "NaN",
                "fast",
                "2x");
        assertThat(value(Catalog.PUBLISH_EVENT_TIME_COLUMN, "Sold at")).isEqualTo("Sold at");
        rejects(Catalog.PUBLISH_EVENT_TIME_COLUMN, "the name of a column", "");
    }

    @Test
    void refusesToPutFilesWhereTheyAreReadAgain() {
        for (String key : List.of("archive.directory", "rejected.directory")) {
            assertThatThrownBy(() -> load("source.directory=in\n" + key + "=x/../in/"))
                    .hasMessageContaining(key + " = 'x/../in': must be another folder than source.directory");
        }
    }

    @Test
    void aRowOfStockHistoryHasFieldsThatThereAreEachOnce() {
        assertThat(value(Catalog.STOCKS_FIELDS, "Volume, Adj Close,Symbol"))
                .containsExactly("Volume", "Adj Close", "Symbol");
        rejects(
                Catalog.STOCKS_FIELDS,
                "some of Symbol, Date, Open, High, Low, Close, Adj Close, Volume, in any order, with commas",
                "",
                "date",
                "Date,Date",
                "Date;Open");
        rejects(Catalog.STOCKS_PARTITION_KEY, "one of Date, Symbol", "", "date", "Date,Symbol");
        assertThat(value(Catalog.STOCKS_INTERVAL, "800ms")).isEqualTo(Duration.ofMillis(800));
        rejects(Catalog.STOCKS_INTERVAL, "a time like 200ms, 5s, 2m or 1h, at least 1ms", "0ms", "0.8s");
    }
}
