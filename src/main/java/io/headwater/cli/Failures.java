package io.headwater.cli;

import io.headwater.application.ForeseenException;
import io.headwater.background.BackgroundException;
import io.headwater.kinesis.StreamException;
import io.headwater.kinesislocal.LocalKinesisException;
import io.headwater.receipts.ReceiptException;
import io.headwater.routing.RouteErrors;
import io.headwater.settings.SettingsException;
import io.headwater.source.SourceException;
import io.headwater.stocks.cache.CacheException;
import io.headwater.stocks.lookup.StockException;
import io.headwater.transactions.files.TransactionFilesException;
import io.headwater.verification.VerificationException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person why a command failed: in a sentence where the failure was foreseen, else with its whole trace. */
final class Failures {
    private Failures() {}

    static void print(Throwable failure, PrintWriter err) {
        if (isForeseen(failure)) {
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

    /** Whether its message is all that a person needs. */
    static boolean isForeseen(Throwable failure) {
        return failure instanceof SettingsException
                || failure instanceof ForeseenException
                || failure instanceof BackgroundException
                || failure instanceof LocalKinesisException
                || failure instanceof CommandException
                || failure instanceof TransactionFilesException
                || failure instanceof StreamException
                || failure instanceof SourceException
                || failure instanceof ReceiptException
                || failure instanceof StockException
                || failure instanceof CacheException
                || failure instanceof VerificationException;
    }

    /** Says what is wrong with the options, without the whole help, under which it would go unseen; returns the exit status. */
    static int printWrongOptions(ParameterException failure) {
        CommandLine commandLine = failure.getCommandLine();
        PrintWriter err = commandLine.getErr();
        String.valueOf(failure.getMessage()).lines().forEach(line -> err.println("headwater: " + line));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("See '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
