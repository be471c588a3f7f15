package io.headwater.source;

import static io.headwater.settings.Catalog.ARCHIVE_DIRECTORY;
import static io.headwater.settings.Catalog.FAILED_DIRECTORY;
import static io.headwater.settings.Catalog.PUBLISH_AGGREGATE;
import static io.headwater.settings.Catalog.PUBLISH_BATCH_SIZE;
import static io.headwater.settings.Catalog.PUBLISH_COLUMNS;
import static io.headwater.settings.Catalog.PUBLISH_EVENT_TIME_COLUMN;
import static io.headwater.settings.Catalog.PUBLISH_ON_BAD_ROW;
import static io.headwater.settings.Catalog.PUBLISH_ORDER;
import static io.headwater.settings.Catalog.PUBLISH_PARTITION_KEY;
import static io.headwater.settings.Catalog.PUBLISH_REPLAY_SPEED;
import static io.headwater.settings.Catalog.PUBLISH_TO;
import static io.headwater.settings.Catalog.REJECTED_DIRECTORY;
import static io.headwater.settings.Catalog.SOURCE_DIRECTORY;
import static io.headwater.settings.Catalog.SOURCE_RETRY_AFTER;
import static io.headwater.settings.Catalog.SOURCE_SETTLE;
import static io.headwater.settings.Catalog.STATE_DIRECTORY;

import io.headwater.publishing.Order;
import io.headwater.publishing.StopSignal;
import io.headwater.receipts.Receipt;
import io.headwater.routing.BeforeEachPoll;
import io.headwater.settings.OnBadRow;
import io.headwater.settings.Settings;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileFilter;

/** What the route {@code publish-files} is made of: {@code sourceFolder}, {@code completeFiles}, {@code csvBatches} and {@code archive}. */
public final class SourceBeans implements CamelConfiguration {
    private final CsvBatches csvBatches;
    private final Archive archive;
    private final SettledFiles settled;
    private final FilesOnTheirWay files = new FilesOnTheirWay();
    private final Path folder;

    /**
     * The beans for these settings.
     *
     * @param target where rows go, in words: a file that was on its way to another target starts over
     * @param receiptTarget the same for receipts
     * @param maxRecordBytes the most that a row may take as a record there; asked once for each file, and may throw
     */
    public SourceBeans(
            Settings settings,
            String target,
            Receipt.Target receiptTarget,
            LongSupplier maxRecordBytes,
            StopSignal stop) {
        folder = settings.get(SOURCE_DIRECTORY);
        settled = new SettledFiles(settings.get(SOURCE_SETTLE), settings.get(SOURCE_RETRY_AFTER), Clock.systemUTC());
        Checkpoints checkpoints = new Checkpoints(settings.get(STATE_DIRECTORY), target, Clock.systemUTC());
        csvBatches = new CsvBatches(
                options(settings),
                maxRecordBytes,
                settings.get(PUBLISH_ON_BAD_ROW) == OnBadRow.REJECT,
                settings.get(REJECTED_DIRECTORY),
                checkpoints,
                files,
                settled,
                stop);
        archive = new Archive(
                settings.get(ARCHIVE_DIRECTORY),
                settings.get(FAILED_DIRECTORY),
                new Receipts(receiptTarget, maxBytes -> making(settings, maxBytes), Clock.systemUTC()),
                checkpoints,
                files);
    }

    private static CsvOptions options(Settings settings) {
        double replaySpeed = settings.get(PUBLISH_REPLAY_SPEED);
        CsvOptions options = CsvOptions.keyedBy(
                        isKeyed(settings) ? partitionKey(settings.get(PUBLISH_PARTITION_KEY)) : PartitionKey.none())
                .withBatchSize(settings.get(PUBLISH_BATCH_SIZE))
                .withColumns(settings.get(PUBLISH_COLUMNS));
        return replaySpeed > 0
                ? options.withReplay(new Replay(settings.get(PUBLISH_EVENT_TIME_COLUMN), replaySpeed))
                : options;
    }

    private static Receipt.Making making(Settings settings, long maxRecordBytes) {
        return new Receipt.Making(
                isKeyed(settings) ? settings.get(PUBLISH_PARTITION_KEY) : "",
                settings.texts().getOrDefault(PUBLISH_COLUMNS.key(), ""),
                settings.get(PUBLISH_ORDER),
                settings.get(PUBLISH_AGGREGATE),
                settings.get(PUBLISH_REPLAY_SPEED) > 0 ? settings.get(PUBLISH_EVENT_TIME_COLUMN) : "",
                maxRecordBytes,
                "json");
    }

    /** An HTTP endpoint has no use for keys but their order. */
    private static boolean isKeyed(Settings settings) {
        return !settings.get(PUBLISH_TO).equals("http") || settings.get(PUBLISH_ORDER) == Order.PER_KEY;
    }

    private static PartitionKey partitionKey(String setting) {
        return setting.equals("random")
                ? PartitionKey.random(RandomGenerator.getDefault())
                : PartitionKey.column(setting);
    }

    /** The reader, for those who publish a file without the route. */
    public CsvBatches csvBatches() {
        return csvBatches;
    }

    /** The files that are being published now. */
    public List<FileUnderWay> filesUnderWay() {
        return files.underWay();
    }

    @Override
    public void configure(CamelContext context) {
        context.getRegistry().bind("csvBatches", csvBatches);
        context.getRegistry().bind("archive", archive);
        context.getRegistry().bind("sourceFolder", new BeforeEachPoll(() -> settled.reportDirectories(folder)));
        context.getRegistry().bind("completeFiles", (GenericFileFilter<File>)
                file -> settled.isSettled(FilesOnTheirWay.pathOf(file.getFile())));
    }
}
