package io.headwater.source;

import static io.headwater.settings.Catalog.ARCHIVE_DIRECTORY;
import static io.headwater.settings.Catalog.PUBLISH_BATCH_SIZE;
import static io.headwater.settings.Catalog.PUBLISH_COLUMNS;
import static io.headwater.settings.Catalog.PUBLISH_EVENT_TIME_COLUMN;
import static io.headwater.settings.Catalog.PUBLISH_PARTITION_KEY;
import static io.headwater.settings.Catalog.PUBLISH_REPLAY_SPEED;
import static io.headwater.settings.Catalog.PUBLISH_TO;
import static io.headwater.settings.Catalog.REJECTED_DIRECTORY;
import static io.headwater.settings.Catalog.SOURCE_DIRECTORY;
import static io.headwater.settings.Catalog.SOURCE_RETRY_AFTER;
import static io.headwater.settings.Catalog.SOURCE_SETTLE;
import static io.headwater.settings.Catalog.STATE_DIRECTORY;

import io.headwater.kinesis.KinesisSink;
import io.headwater.publishing.StopSignal;
import io.headwater.routing.BeforeEachPoll;
import io.headwater.settings.Settings;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileFilter;

/** What the route {@code publish-files} is made of: {@code sourceFolder}, {@code completeFiles}, {@code csvBatches} and {@code archive}. */
public final class SourceBeans implements CamelConfiguration {
    private final CsvBatches csvBatches;
    private final Archive archive;
    private final SettledFiles settled;
    private final Path folder;

    /**
     * The beans for these settings.
     *
     * @param target where rows go, in words: a file that was on its way to another target starts over
     */
    public SourceBeans(Settings settings, String target, StopSignal stop) {
        folder = settings.get(SOURCE_DIRECTORY);
        settled = new SettledFiles(settings.get(SOURCE_SETTLE), settings.get(SOURCE_RETRY_AFTER), Clock.systemUTC());
        Checkpoints checkpoints = new Checkpoints(settings.get(STATE_DIRECTORY), target);
        FilesOnTheirWay files = new FilesOnTheirWay();
        csvBatches =
                new CsvBatches(options(settings), settings.get(REJECTED_DIRECTORY), checkpoints, files, settled, stop);
        archive = new Archive(settings.get(ARCHIVE_DIRECTORY), checkpoints, files);
    }

    private static CsvOptions options(Settings settings) {
        boolean http = settings.get(PUBLISH_TO).equals("http");
        double replaySpeed = settings.get(PUBLISH_REPLAY_SPEED);
        CsvOptions options = CsvOptions.keyedBy(
                        http ? PartitionKey.none() : partitionKey(settings.get(PUBLISH_PARTITION_KEY)))
                .withBatchSize(settings.get(PUBLISH_BATCH_SIZE))
                .withMaxRecordBytes(http ? Long.MAX_VALUE : KinesisSink.MAX_RECORD_BYTES)
                .withColumns(settings.get(PUBLISH_COLUMNS));
        return replaySpeed > 0
                ? options.withReplay(new Replay(settings.get(PUBLISH_EVENT_TIME_COLUMN), replaySpeed))
                : options;
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

    @Override
    public void configure(CamelContext context) {
        context.getRegistry().bind("csvBatches", csvBatches);
        context.getRegistry().bind("archive", archive);
        context.getRegistry().bind("sourceFolder", new BeforeEachPoll(() -> settled.reportDirectories(folder)));
        context.getRegistry().bind("completeFiles", (GenericFileFilter<File>)
                file -> settled.isSettled(FilesOnTheirWay.pathOf(file.getFile())));
    }
}
