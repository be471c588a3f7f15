package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.time.Duration;

/** What the two actions that change a retention period are told. */
record RetentionInput(int hours, StreamReference stream) {
    static RetentionInput read(Fields fields) {
        return new RetentionInput(
                fields.integer("RetentionPeriodHours", 1, Rules.MAX_RETENTION_HOURS), StreamReference.read(fields));
    }

    Duration retention() {
        if (hours < Rules.MIN_RETENTION_HOURS) {
            throw ApiException.invalidArgument("Minimum allowed retention period is " + Rules.MIN_RETENTION_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        return Duration.ofHours(hours);
    }
}
