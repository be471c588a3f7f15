package io.headwater.transactions;

/** The customers and the terminals around them. Immutable. */
record Population(Customers customers, TerminalGrid grid) {
    /**
     * Draws both.
     *
     * @param seed the offset of all seeds; customers are drawn from the stream of 0 beyond it, terminals of 1
     */
    static Population draw(int customers, int terminals, double radius, long seed) {
        return new Population(
                Customers.draw(customers, seed), new TerminalGrid(Terminals.draw(terminals, seed + 1), radius));
    }

    /** Whether a customer can buy anything at all. */
    boolean reachesATerminal(int customer) {
        return grid.isAnyWithin(customers.x(customer), customers.y(customer));
    }
}
