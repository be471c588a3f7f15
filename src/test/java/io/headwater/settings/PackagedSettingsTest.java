package io.headwater.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application.properties of this repository, which is also the one in the jar. */
class PackagedSettingsTest {
    private static final Path FILE = Path.of("application.properties");

    @Test
    void everySettingHasALineAndEveryLineASettingInTheSameOrder() throws IOException {
        List<String> keys = Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(keys)
                .containsExactlyElementsOf(
                        Catalog.ALL.stream().map(Setting::key).toList());
    }

    @Test
    void everyLineHasOneCommentLineDirectlyAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        List<String> without = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isSetting = !lines.get(i).isBlank() && !lines.get(i).startsWith("#");
            boolean hasOneComment = i >= 2
                    && lines.get(i - 1).matches("# \\S.*\\.")
                    && !lines.get(i - 2).startsWith("#");
            if (isSetting && !hasOneComment) {
                without.add(lines.get(i));
            }
        }

        assertThat(without).isEmpty();
    }

    @Test
    void everySettingIsInTheCatalogsList() {
        long constants = java.util.Arrays.stream(Catalog.class.getFields())
                .filter(field -> field.getType() == Setting.class)
                .count();

        assertThat(Catalog.ALL).hasSize((int) constants).doesNotHaveDuplicates();
    }

    @Test
    void environmentVariablesAreDifferentFromEachOther() {
        assertThat(Catalog.ALL.stream().map(Setting::environmentVariable)).doesNotHaveDuplicates();
        assertThat(Catalog.PUBLISH_BATCH_SIZE.environmentVariable()).isEqualTo("PUBLISH_BATCH_SIZE");
        assertThat(Catalog.KINESIS_LOCAL_PORT.environmentVariable()).isEqualTo("KINESIS_LOCAL_PORT");
    }

    @Test
    void inAnEmptyFolderTheDefaultsHold(@TempDir Path folder) {
        Settings settings = Settings.load(folder, new Overrides(Map.of(), Map.of()), Set.of());

        assertThat(settings.get(Catalog.PUBLISH_BATCH_SIZE)).isEqualTo(500);
        assertThat(settings.get(Catalog.PUBLISH_GIVE_UP_AFTER)).as("never").isGreaterThan(Duration.ofDays(100_000));
        assertThat(settings.get(Catalog.KINESIS_ENDPOINT)).isEqualTo(new KinesisEndpoint.Local());
        assertThat(settings.get(Catalog.KINESIS_STREAM)).isEqualTo("cust-payment-txn-stream");
        assertThat(settings.get(Catalog.KINESIS_LOCAL_MEMORY)).isEqualTo(256L << 20);
        assertThat(settings.get(Catalog.KINESIS_LOCAL_STREAMS)).isEmpty();
    }
}
