package io.headwater.transactions;

/**
 * How much a simulation makes and what memory it takes, estimated before it begins.
 *
 * @param transactions about how many there will be
 * @param heapBytes a heap that suffices for them
 * @param heapBytesOfPopulation the part of it that customers and terminals take, in each part of a run
 */
public record Footprint(long transactions, long heapBytes, long heapBytesOfPopulation) {
    /** The most transactions of one run: a position among them must fit an int. */
    public static final long MOST_TRANSACTIONS = Ledger.MOST;

    /** Two a customer and day, less the 3 % that are drawn at a time outside the day. */
    private static final double PER_CUSTOMER_AND_DAY = 1.94;

    /** What a row takes, and the chunks that are not full. */
    private static final double BYTES_PER_TRANSACTION = 21;

    /** Coordinates, habits, ids; twice where they are put in order. */
    private static final double BYTES_PER_CUSTOMER_OR_TERMINAL = 56;

    /** What each thread keeps for each terminal, or draws a permutation of customers or terminals with. */
    private static final double BYTES_PER_MEMBER_AND_THREAD = 4.2;

    /** No collector can use all of a heap; measured with the serial one and G1. */
    private static final double HEAP_PER_LIVE_BYTE = 1.2;

    private static final double HEAP_OF_AN_EMPTY_RUN = 24e6;

    /** To spare, when something is cut into parts. */
    private static final double MARGIN = 1.1;

    /** The footprint of a run with these parameters. */
    public static Footprint of(Parameters parameters) {
        Part part = parameters.part();
        int customers = part.endCustomer(parameters.customers()) - part.firstCustomer(parameters.customers());
        double transactions = PER_CUSTOMER_AND_DAY * customers * parameters.days();
        double population = ((double) parameters.customers() + parameters.terminals()) * BYTES_PER_CUSTOMER_OR_TERMINAL;
        int largest = Math.max(parameters.customers(), parameters.terminals());
        population +=
                largest * BYTES_PER_MEMBER_AND_THREAD * Runtime.getRuntime().availableProcessors();
        double heapOfPopulation = HEAP_OF_AN_EMPTY_RUN + population * HEAP_PER_LIVE_BYTE;
        double heap = heapOfPopulation + transactions * BYTES_PER_TRANSACTION * HEAP_PER_LIVE_BYTE;
        return new Footprint((long) transactions, (long) heap, (long) heapOfPopulation);
    }

    /** Whether one run can make so many. */
    public boolean fitsOneRun() {
        return transactions <= MOST_TRANSACTIONS;
    }

    /**
     * Into how many parts this would have to be cut so that each fits one run in so large a heap; {@link Integer#MAX_VALUE} if no
     * number is enough.
     */
    public int parts(long ofHeapBytes) {
        double left = ofHeapBytes - (double) heapBytesOfPopulation;
        double byHeap = left <= 0 ? Integer.MAX_VALUE : MARGIN * (heapBytes - heapBytesOfPopulation) / left;
        double byCount = MARGIN * transactions / MOST_TRANSACTIONS;
        return (int) Math.ceil(Math.max(byHeap, byCount));
    }
}
