package io.headwater.application;

import io.headwater.kinesis.RecordMaximum;
import io.headwater.receipts.Receipt;
import io.headwater.routing.KinesisBeans;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.util.function.LongSupplier;

/** Where rows go, in words that differ when the place does. */
final class Target {
    private Target() {}

    /**
     * The target of these settings.
     *
     * @param kinesisOfThisProcess a Kinesis that ends with this process is another one the next time, and empty
     */
    static String of(Settings settings, boolean kinesisOfThisProcess) {
        String publishTo = settings.get(Catalog.PUBLISH_TO);
        if (publishTo.equals("http")) {
            return settings.get(Catalog.HTTP_URL).toString();
        }
        String kinesis = kinesisOfThisProcess
                ? "the local Kinesis of process " + ProcessHandle.current().pid() + " of "
                        + ProcessHandle.current()
                                .info()
                                .startInstant()
                                .map(Object::toString)
                                .orElse("?")
                : settings.texts().get(Catalog.KINESIS_ENDPOINT.key()) + " " + settings.get(Catalog.KINESIS_REGION);
        return publishTo + ": stream " + settings.get(Catalog.KINESIS_STREAM) + " of " + kinesis;
    }

    /** The most that a row may take there as a record, asked when a file begins. */
    static LongSupplier maxRecordBytes(Settings settings, KinesisBeans kinesis) {
        return switch (settings.get(Catalog.PUBLISH_TO)) {
            case "kinesis" -> kinesis.recordMaximum(settings.get(Catalog.KINESIS_STREAM))::bytes;
            case "http" -> () -> Long.MAX_VALUE;
            default -> () -> RecordMaximum.DEFAULT_BYTES;
        };
    }

    /** The target of these settings, for receipts. */
    static Receipt.Target forReceipts(Settings settings) {
        return switch (settings.get(Catalog.PUBLISH_TO)) {
            case "kinesis" -> {
                String endpoint = settings.texts().getOrDefault(Catalog.KINESIS_ENDPOINT.key(), "");
                yield Receipt.Target.kinesis(
                        "stream '%s' of %s".formatted(settings.get(Catalog.KINESIS_STREAM), endpoint),
                        endpoint,
                        settings.get(Catalog.KINESIS_REGION),
                        settings.get(Catalog.KINESIS_STREAM));
            }
            // A password or a token in it is nobody's business.
            case "http" ->
                Receipt.Target.http(settings.get(Catalog.HTTP_URL)
                        .toString()
                        .replaceFirst("//[^/@]*@", "//")
                        .replaceFirst("[?#].*", ""));
            default -> Receipt.Target.other("the route publish-to-" + settings.get(Catalog.PUBLISH_TO));
        };
    }
}
