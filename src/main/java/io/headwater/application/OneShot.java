package io.headwater.application;

import io.headwater.publishing.PublishException;
import io.headwater.publishing.RowBatch;
import io.headwater.publishing.StopSignal;
import io.headwater.source.BadRowException;
import io.headwater.source.CsvBatches;
import io.headwater.source.ReadingStoppedException;
import io.headwater.source.SourceException;
import io.headwater.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.main.Main;

/** Publishes given files through the {@code publish-to-…} routes and ends; none of the routes that poll or tick is started. */
public final class OneShot {
    private static final int SECONDS_TO_END = 25;

    private final Main main;
    private final CsvBatches csvBatches;
    private final String publishTo;
    private final StopSignal stop;
    private final Observer observer;

    /** Is told how it goes; called by one thread. */
    public interface Observer {
        /** The file has come so far: bytes of it that were handed on, of all its bytes. */
        void progress(Path file, long bytes, long ofBytes);

        /** The file is delivered; {@code summary} says how many rows, how many rejected, and how long it took. */
        void delivered(Path file, String summary);

        /** The file is not delivered, and why. */
        void failed(Path file, String why);
    }

    OneShot(Main main, CsvBatches csvBatches, String publishTo, StopSignal stop, Observer observer) {
        this.main = main;
        this.csvBatches = csvBatches;
        this.publishTo = publishTo;
        this.stop = stop;
        this.observer = observer;
    }

    boolean publish(List<Path> files) throws Exception {
        BeforeExit work = BeforeExit.finish(stop::stop, SECONDS_TO_END);
        try {
            main.start();
            CamelContext context = main.getCamelContext();
            for (Route route : context.getRoutes()) {
                if (route.getEndpoint().getEndpointUri().startsWith("direct:")) {
                    context.getRouteController().startRoute(route.getRouteId());
                }
            }
            boolean allDelivered = true;
            try (ProducerTemplate template = context.createProducerTemplate()) {
                for (Path file : files) {
                    allDelivered &= !stop.isStopping() && publish(file, template);
                }
            }
            return allDelivered;
        } finally {
            stop.stop();
            main.stop();
            work.close();
        }
    }

    private boolean publish(Path path, ProducerTemplate template) {
        try {
            SourceFile file = csvBatches.read(path.toFile());
            try (file) {
                while (file.hasNext()) {
                    RowBatch batch = file.next();
                    template.sendBody("direct:publish-to-" + publishTo, batch);
                    observer.progress(path, file.bytesRead(), file.size());
                }
            }
            file.requireDelivered();
            csvBatches.forget(file);
            observer.delivered(path, file.summary());
            return file.rowsRejected() == 0;
        } catch (SourceException | PublishException | ReadingStoppedException | BadRowException e) {
            observer.failed(path, String.valueOf(e.getMessage()));
        } catch (CamelExecutionException e) {
            // The route for failures has said why.
            observer.failed(path, path + " is not delivered whole; publish it again to go on from there.");
        }
        return false;
    }
}
