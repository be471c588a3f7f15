package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.time.Duration;

/** What the two actions that change a retention period are told. */
record RetentionInput(StreamReference stream, int hours) {
    static RetentionInput read(Fields fields) {
        return new RetentionInput(
                StreamReference.read(fields),
                fields.integer("RetentionPeriodHours", Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    Duration retention() {
        if (hours < Rules.MIN_RETENTION_HOURS) {
            throw ApiException.invalidArgument("Minimum allowed retention period is " + Rules.MIN_RETENTION_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too short.");
        }
        if (hours > Rules.MAX_RETENTION_HOURS) {
            throw ApiException.invalidArgument("Maximum allowed retention period is " + Rules.MAX_RETENTION_HOURS
                    + " hours. Requested retention period (" + hours + " hours) is too long.");
        }
        return Duration.ofHours(hours);
    }
}
