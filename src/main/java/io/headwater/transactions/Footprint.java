package io.headwater.transactions;

/**
 * How much a simulation makes and what memory it takes, estimated before it begins.
 *
 * @param transactions about how many there will be
 * @param heapBytes a heap that suffices
 */
public record Footprint(long transactions, long heapBytes) {
    /** The most transactions of one run: a position among them must fit an int. */
    public static final long MOST_TRANSACTIONS = Ledger.MOST;

    /** Two a customer and day, less the 3 % that are drawn at a time outside the day. */
    private static final double PER_CUSTOMER_AND_DAY = 1.94;

    /** What a row takes while the rows are put in order. */
    private static final double BYTES_PER_TRANSACTION = 28;

    /** Coordinates, habits, ids; twice where they are put in order. */
    private static final double BYTES_PER_CUSTOMER_OR_TERMINAL = 64;

    /** The serial collector gives long-lived things two thirds of the heap. */
    private static final double HEAP_PER_LIVE_BYTE = 1.5;

    private static final double HEAP_OF_AN_EMPTY_RUN = 24e6;

    /** The footprint of a run with these parameters. */
    public static Footprint of(Parameters parameters) {
        Part part = parameters.part();
        int customers = part.endCustomer(parameters.customers()) - part.firstCustomer(parameters.customers());
        double transactions = PER_CUSTOMER_AND_DAY * customers * parameters.days();
        double population = ((double) parameters.customers() + parameters.terminals()) * BYTES_PER_CUSTOMER_OR_TERMINAL;
        double live = transactions * BYTES_PER_TRANSACTION + population;
        return new Footprint((long) transactions, (long) (HEAP_OF_AN_EMPTY_RUN + live * HEAP_PER_LIVE_BYTE));
    }

    /** Whether one run can make so many. */
    public boolean fitsOneRun() {
        return transactions <= MOST_TRANSACTIONS;
    }
}
