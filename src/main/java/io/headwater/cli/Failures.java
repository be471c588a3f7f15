package io.headwater.cli;

import io.headwater.application.ForeseenException;
import io.headwater.kinesis.StreamReader.StreamException;
import io.headwater.kinesislocal.LocalKinesisException;
import io.headwater.routing.RouteErrors;
import io.headwater.settings.SettingsException;
import java.io.PrintWriter;

/** Tells a person why a command failed: in a sentence where the failure was foreseen, else with its whole trace. */
final class Failures {
    private Failures() {}

    static void print(Throwable failure, PrintWriter err) {
        if (failure instanceof SettingsException
                || failure instanceof ForeseenException
                || failure instanceof LocalKinesisException
                || failure instanceof StreamException) {
            err.println("headwater: " + failure.getMessage());
        } else {
            err.println("headwater: " + RouteErrors.inWords(failure));
            if (!RouteErrors.isForeseen(failure)) {
                err.println();
                failure.printStackTrace(err);
            }
        }
        err.flush();
    }
}
