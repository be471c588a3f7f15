package io.headwater.cli;

import static io.headwater.transactions.Parameters.PUBLISHED;

import io.headwater.transactions.Footprint;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** Which transactions are to be made. Taken as text, so that all that is wrong with them is told at once. */
final class TransactionOptions {
    @Option(
            names = "--customers",
            paramLabel = "N",
            description =
                    "Customers, each of whom makes two transactions a day on average (default: ${DEFAULT-VALUE}).")
    private String customers = String.valueOf(PUBLISHED.customers());

    @Option(names = "--terminals", paramLabel = "N", description = "Payment terminals (default: ${DEFAULT-VALUE}).")
    private String terminals = String.valueOf(PUBLISHED.terminals());

    @Option(names = "--days", paramLabel = "N", description = "Days, and so files (default: ${DEFAULT-VALUE}).")
    private String days = String.valueOf(PUBLISHED.days());

    @Option(
            names = "--radius",
            paramLabel = "R",
            description =
                    "How far a customer goes: to terminals closer than R in a town of 100 by 100 (default: ${DEFAULT-VALUE}).")
    private String radius = "5";

    @Option(
            names = "--start-date",
            paramLabel = "DATE",
            description = "The first day, like ${DEFAULT-VALUE} (the default).")
    private String startDate = PUBLISHED.startDate().toString();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The same number makes the same data. Numbers that are at least as far apart as there are customers make data that have nothing in common (default: ${DEFAULT-VALUE}).")
    private String seed = String.valueOf(PUBLISHED.seed());

    @Option(
            names = "--part",
            paramLabel = "I/N",
            description =
                    "Only the I-th of N parts of the customers, such as 2/4: for several machines, or for more than fits in memory (default: ${DEFAULT-VALUE}).")
    private String part = PUBLISHED.part().toString();

    /** The parameters that the options give; where they give none, those of the published dataset, and the reason in the problems. */
    Parameters parameters(Problems problems) {
        int customerCount = wholeNumber("customers", customers, Parameters.MOST, PUBLISHED.customers(), problems);
        int terminalCount = wholeNumber("terminals", terminals, Parameters.MOST, PUBLISHED.terminals(), problems);
        int dayCount = wholeNumber("days", days, Parameters.MOST_DAYS, PUBLISHED.days(), problems);
        double reach = reach(problems);
        LocalDate firstDay = firstDay(problems);
        long offset = offset(problems);
        Part which = which(problems);
        try {
            Parameters parameters =
                    new Parameters(customerCount, terminalCount, dayCount, reach, firstDay, offset, which);
            checkFitsOneRun(parameters, problems);
            return parameters;
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(problem -> problems.add("--" + problem));
            return PUBLISHED;
        }
    }

    /** What is no number has a stand-in, with which the others are checked. */
    private static int wholeNumber(String name, String text, int most, int standIn, Problems problems) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            problems.add(name, text, "a whole number from 1 to " + most);
            return standIn;
        }
    }

    private double reach(Problems problems) {
        try {
            return Double.parseDouble(radius);
        } catch (NumberFormatException e) {
            problems.add("radius", radius, "a number from 0 on");
            return PUBLISHED.radius();
        }
    }

    private LocalDate firstDay(Problems problems) {
        try {
            return LocalDate.parse(startDate);
        } catch (DateTimeException e) {
            problems.add("start-date", startDate, "a day of the calendar, like " + PUBLISHED.startDate());
            return PUBLISHED.startDate();
        }
    }

    private long offset(Problems problems) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            problems.add("seed", seed, "a whole number from 0 on");
            return PUBLISHED.seed();
        }
    }

    private Part which(Problems problems) {
        try {
            return Part.parse(part);
        } catch (IllegalArgumentException e) {
            problems.add("--" + e.getMessage());
            return Part.WHOLE;
        }
    }

    private static void checkFitsOneRun(Parameters parameters, Problems problems) {
        Footprint footprint = Footprint.of(parameters);
        if (!footprint.fitsOneRun()) {
            problems.add(
                    "--customers = %d, --days = %d: about %d transactions, and one run makes at most %d; make them in parts, such as --part 1/%d."
                            .formatted(
                                    parameters.customers(),
                                    parameters.days(),
                                    footprint.transactions(),
                                    Footprint.MOST_TRANSACTIONS,
                                    (long) parameters.part().of() * footprint.parts(Long.MAX_VALUE)));
        }
    }
}
