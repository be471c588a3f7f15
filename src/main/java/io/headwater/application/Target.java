package io.headwater.application;

import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;

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
}
